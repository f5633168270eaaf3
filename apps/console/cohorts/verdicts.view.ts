import { type CohortAnswer } from '#contracts';
import { type ListAnswer, type ListedPartnership } from '../api/list-answers.js';
import { html } from '../html/html.js';
import { page } from '../page/page.js';
import { wideTable } from '../page/parts.js';
import { type SignedInVisit } from '../visit/visit.js';

/** What became of a round asked for on each partnership of a cohort. */
export function verdictsPage(
  visit: SignedInVisit,
  name: string,
  { cohortId, verdicts, position }: CohortAnswer,
  { items }: ListAnswer<ListedPartnership>,
): string {
  const { words } = visit;
  const titles = new Map(items.map(({ partnershipId, title }) => [partnershipId, title]));
  const opened = verdicts.filter(({ verdict }) => verdict === 'opened').length;
  const after = new URLSearchParams(position === null ? {} : { after: position }).toString();
  const title = words.say('Tours ouverts sur la cohorte', 'Rounds opened on the cohort');
  return page(visit, {
    title: `${title} – ${name}`,
    main: html`<div class="page-head">
        <p class="eyebrow"><a href="/rounds">${words.say('Tours d’évaluation', 'Evaluation rounds')}</a></p>
        <h1>${title}</h1>
        <p class="lead">
          ${name}${words.colon}${words.counted(opened, ['tour ouvert', 'tours ouverts'], ['round opened', 'rounds opened'])}
          ${words.say('sur', 'of')} ${words.number(verdicts.length)}.
        </p>
        ${
          opened > 0 &&
          html`<p class="actions">
            <a class="button" href="/cohorts/${cohortId}?${after}">${words.say('Suivre la cohorte', 'Follow the cohort')}</a>
          </p>`
        }
      </div>
      ${wideTable(
        title,
        html`<table class="list stacks">
          <caption class="visually-hidden">
            ${title}
          </caption>
          <thead>
            <tr>
              <th scope="col">${words.say('Partenariat', 'Partnership')}</th>
              <th scope="col">${words.say('Verdict', 'Verdict')}</th>
            </tr>
          </thead>
          <tbody>
            ${verdicts.map(
              ({ partnershipId, verdict, roundId, detail }) =>
                html`<tr>
                  <th scope="row">
                    <a href="/partnerships/${partnershipId}">${titles.get(partnershipId) ?? words.say('Partenariat', 'Partnership')}</a>
                  </th>
                  <td data-label="${words.say('Verdict', 'Verdict')}">
                    ${
                      verdict === 'opened'
                        ? html`<span class="badge badge--good">${words.say('✓ Ouvert', '✓ Opened')}</span>
                            <a href="/rounds/${roundId}?${after}">${words.say('Voir le tour', 'See the round')}</a>`
                        : html`<span class="badge badge--risk">${words.say('Refusé', 'Refused')}</span> ${detail}`
                    }
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>`,
      )}`,
  });
}
