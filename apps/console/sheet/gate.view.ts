import { DIMENSION_LABELS, gateLabel, OPINION_LABELS, RISK_ZONE_LABELS } from '#domain';
import { type SheetAnswer, type SheetCriterion, type SheetGate } from '../api/sheet-answer.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { evidenceList } from './evidence.view.js';
import { offers } from './offers.js';
import { organisationLink, organisationLinks } from './parties.view.js';
import { proposalsView } from './proposals.view.js';
import { actAddress } from './sheet-links.js';

function criterion(visit: Visit, sheet: SheetAnswer, gate: SheetGate, one: SheetCriterion): Html {
  const { words } = visit;
  const { code, label, dimension, met, evidence } = one;
  return html`<li id="criterion-${code}">
    <h4>
      <span class="badge ${met ? 'badge--good' : 'badge--late'}"
        >${met ? words.say('✓ Prouvé', '✓ Met') : words.say('✗ Sans preuve', '✗ No evidence')}</span
      >
      ${words.of(label)}
    </h4>
    <p class="note">${words.label(DIMENSION_LABELS, dimension)}</p>
    ${evidence.length > 0 && evidenceList(words, evidence)}
    ${
      offers(visit, sheet, 'bring-evidence') &&
      html`<p class="act">
        <a href="${actAddress(sheet.partnershipId, 'bring-evidence', { gate: gate.gate, criterion: code })}"
          >${words.say('Apporter une preuve', 'Bring evidence')}<span class="visually-hidden">
            ${words.colon}${words.of(label)}</span
          ></a
        >
      </p>`
    }
  </li>`;
}

const reviews = (words: Words, sheet: SheetAnswer): Html | null =>
  sheet.reviews.length === 0
    ? null
    : html`<ul>
        ${sheet.reviews.map(
          ({ gate, plannedFor, daysToGo, deciders, replanned }) =>
            html`<li>
              ${words.of(gateLabel(gate))}${words.colon}${words.say('revue le', 'review on')}
              ${dated(words, plannedFor)}
              ${
                daysToGo < 0
                  ? html`<span class="badge badge--late"
                      >${words.say(`dépassée de ${words.days(-daysToGo)}`, `overdue by ${words.days(-daysToGo)}`)}</span
                    >`
                  : html`<span class="note"
                      >(${words.say(`dans ${words.days(daysToGo)}`, `in ${words.days(daysToGo)}`)})</span
                    >`
              },
              ${words.say('décideront :', 'to decide:')} ${organisationLinks(words, deciders)}
              ${
                replanned > 0 &&
                html`<span class="note"
                  >(${words.counted(replanned, ['fois replanifiée', 'fois replanifiée'], ['time replanned', 'times replanned'])})</span
                >`
              }
            </li>`,
        )}
      </ul>`;

const opinions = (words: Words, sheet: SheetAnswer, gate: SheetGate): Html | null => {
  const given = sheet.opinions.filter((opinion) => opinion.gate === gate.gate);
  if (given.length === 0) return null;
  return html`<h3>${words.say('Avis des parties', 'Opinions of the parties')}</h3>
    <ul>
      ${given.map(
        ({ organisation, opinion, givenOn, comment }) =>
          html`<li>
            ${organisationLink(words, organisation)}${words.colon}
            <strong>${words.label(OPINION_LABELS, opinion)}</strong>, ${dated(words, givenOn)}
            ${comment && html`<p class="quoted">${comment}</p>`}
          </li>`,
      )}
    </ul>`;
};

function gateActs(visit: Visit, sheet: SheetAnswer, { gate }: SheetGate): Html | null {
  const { words } = visit;
  const offered = [
    ['decide-at-gate', 'decide', words.say('Décider du passage', 'Decide at the gate')] as const,
    [
      'propose-decision',
      'propose-decision',
      words.say('Proposer une décision', 'Propose a decision'),
    ] as const,
    ['give-opinion', 'give-opinion', words.say('Donner un avis', 'Give an opinion')] as const,
    ['plan-gate-review', 'plan-review', words.say('Planifier la revue', 'Plan the review')] as const,
  ].filter(([act]) => offers(visit, sheet, act));
  if (offered.length === 0) return null;
  return html`<p class="actions">
    ${offered.map(
      ([act, slug, says]) =>
        html`<a
          class="${act === 'decide-at-gate' ? 'button' : 'button button--quiet'}"
          href="${actAddress(sheet.partnershipId, slug, { gate })}"
          >${says}</a
        > `,
    )}
  </p>`;
}

/** The gate ahead: its criteria with what is brought, opinions, the planned review. */
export function gateView(visit: Visit, sheet: SheetAnswer): Html {
  const { words } = visit;
  const { gate } = sheet;
  if (!gate) {
    return html`${emptyState(
      sheet.standing === 'industrialisation'
        ? words.say(
            'La dernière étape est atteinte : il n’y a plus de passage devant lui.',
            'The last stage is reached: no gate lies ahead.',
          )
        : sheet.standing === 'not-stated'
          ? words.say('Son étape n’est pas indiquée.', 'Its stage is not stated.')
          : words.say(
              'Il n’est à aucune étape : aucun passage n’est devant lui.',
              'It stands at no stage: no gate lies ahead.',
            ),
    )}${reviews(words, sheet)}${proposalsView(visit, sheet)}`;
  }
  const met = gate.criteria.filter((one) => one.met).length;
  return html`<p class="lead">
      ${words.of(gateLabel(gate.gate))}
      <span class="badge badge--risk"
        >${words.say('Zone de risque', 'Risk zone')}${words.colon}${words.label(RISK_ZONE_LABELS, gate.riskZone)}</span
      >
    </p>
    <p>
      ${words.say(
        `${met} critère${met < 2 ? '' : 's'} sur ${gate.criteria.length} ${met < 2 ? 'a' : 'ont'} des preuves.`,
        `${met} of ${gate.criteria.length} criteria ${met === 1 ? 'has' : 'have'} evidence.`,
      )}
      <span class="note">${words.say('Liste', 'List')} ${gate.criteriaVersion}</span>
    </p>
    ${reviews(words, sheet)} ${proposalsView(visit, sheet)}
    <h3>${words.say('Critères', 'Criteria')}</h3>
    <ul class="criteria">
      ${gate.criteria.map((one) => criterion(visit, sheet, gate, one))}
    </ul>
    ${opinions(words, sheet, gate)}
    ${gateActs(visit, sheet, gate)}`;
}
