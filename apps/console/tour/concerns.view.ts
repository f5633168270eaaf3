import { AWAITED_KIND_LABELS, businessDateOf, GATE_OUTCOME_LABELS, gateLabel } from '#domain';
import { type ListedPartnership } from '../api/list-answers.js';
import { type ListedRound } from '../api/round-answers.js';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { emptyState, standingIn } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Awaited, type AwaitingAnswer } from './awaiting.js';
import { type MeAnswer } from './me-answer.js';

const concern = ({ words }: Visit, content: Content): Html =>
  html`<section aria-labelledby="concerns" class="panel">
    <h2 id="concerns">${words.say('Ce qui vous concerne', 'What concerns you')}</h2>
    ${content}
  </section>`;

/** A choice only where there is one. */
function choice({ words }: Visit, { actsFor, mandates }: MeAnswer): Html | null {
  const organisations = [...new Map(mandates.map((one) => [one.organisationId, one.name]))];
  if (organisations.length < (actsFor === null ? 1 : 2)) return null;
  return html`<form method="post" action="/acting-for" class="form">
    <div class="field">
      <label for="acting-for">${words.say('Agir pour', 'Act for')}</label>
      <select id="acting-for" name="organisation">
        ${organisations.map(
          ([value, name]) =>
            html`<option${attributes({ value, selected: value === actsFor })}>${name}</option>`,
        )}
      </select>
    </div>
    <p class="actions"><button class="button button--quiet">${words.say('Choisir', 'Choose')}</button></p>
  </form>`;
}

export const noMandateConcern = (visit: Visit, me: MeAnswer): Html =>
  concern(
    visit,
    html`<p>
        ${visit.words.say(
          'Vous n’agissez en ce moment pour aucune organisation : vous ne voyez que ce que les partenaires publient.',
          'You act for no organisation at the moment: you see only what partners publish.',
        )}
      </p>
      ${
        choice(visit, me) ??
        html`<p>
          ${visit.words.say(
            'Un administrateur peut vous donner un mandat ; il vous connaît sous ce pseudonyme :',
            'An administrator can give you a mandate, and knows you by this pseudonym:',
          )}
          <code>${me.personId}</code>
        </p>`
      }`,
  );

function awaitedItem({ words }: Visit, one: Awaited): string {
  const day = words.date(one.dueOn);
  const gate = one.gate && words.of(gateLabel(one.gate));
  switch (one.kind) {
    case 'decision':
      return words.say(
        `${gate} : décision proposée le ${day} (${one.outcome && words.label(GATE_OUTCOME_LABELS, one.outcome)}), à prendre par une autre personne que celle qui l’a proposée`,
        `${gate}: decision proposed on ${day} (${one.outcome && words.label(GATE_OUTCOME_LABELS, one.outcome)}), to be taken by another person than its proposer`,
      );
    case 'acceptance':
      return words.say(
        `Indicateur à accepter : ${one.indicatorName} (réponse attendue le ${day})`,
        `Indicator to accept: ${one.indicatorName} (answer due ${day})`,
      );
    case 'condition':
      return words.say(
        `Condition ${one.late ? 'en retard depuis le' : 'à remplir pour le'} ${day}${one.conditionText ? ` : ${one.conditionText}` : ''}`,
        `Condition ${one.late ? 'late since' : 'to meet by'} ${day}${one.conditionText ? `: ${one.conditionText}` : ''}`,
      );
    case 'review':
      return words.say(
        `${gate} : revue où vous décidez, ${one.late ? 'prévue le' : 'le'} ${day}`,
        `${gate}: review where you decide, ${one.late ? 'planned for' : 'on'} ${day}`,
      );
  }
}

/** How many of each kind, of which the first due are shown. */
function awaitedCounts({ words }: Visit, { items, total, counts }: AwaitingAnswer): Html {
  const told = counts.map(
    ({ kind, count }) => `${words.label(AWAITED_KIND_LABELS, kind)}${words.colon}${words.number(count)}`,
  );
  return html`<p class="count">
    ${told.join(' · ')}${
      items.length < total &&
      words.say(
        ` (les ${words.number(items.length)} premières échéances sont montrées, sur ${words.number(total)})`,
        ` (the first ${words.number(items.length)} due are shown, out of ${words.number(total)})`,
      )
    }
  </p>`;
}

function awaitedList(visit: Visit, awaiting: AwaitingAnswer): Html {
  if (awaiting.total === 0) return emptyState(visit.words.say('Rien ne vous attend.', 'Nothing awaits you.'));
  const ofOne = Map.groupBy(awaiting.items, ({ partnershipId }) => partnershipId);
  return html`${awaitedCounts(visit, awaiting)}
    <ul>
      ${[...ofOne].map(
        ([partnershipId, items]) =>
          html`<li>
            <a href="/partnerships/${partnershipId}">${items[0]?.title}</a>
            <ul>
              ${items.map((one) => html`<li>${awaitedItem(visit, one)}</li>`)}
            </ul>
          </li>`,
      )}
    </ul>`;
}

const evaluatedList = ({ words }: Visit, evaluated: readonly ListedPartnership[]): Html =>
  html`<h3>${words.say('Mes partenariats à évaluer', 'My partnerships to evaluate')}</h3>
    ${
      evaluated.length === 0
        ? emptyState(words.say('Aucun ne vous est confié.', 'None is entrusted to you.'))
        : html`<ul>
            ${evaluated.map(
              ({ partnershipId, title, standing }) =>
                html`<li>
                  <a href="/partnerships/${partnershipId}">${title}</a> – ${standingIn(words, standing)}
                </li>`,
            )}
          </ul>`
    }`;

/** Rounds that wait for one's answer, each a link to answer it. */
const roundsToAnswer = ({ words }: Visit, rounds: readonly ListedRound[]): Html | null =>
  rounds.length === 0
    ? null
    : html`<ul>
        ${rounds.map(
          ({ roundId, title, partnershipTitle, closesOn }) =>
            html`<li>
              <a href="/rounds/${roundId}/answer">${words.say('Répondre au tour', 'Answer the round')} « ${title} »</a>,
              ${partnershipTitle}, ${words.say('avant le', 'by')} ${dated(words, closesOn)}
            </li>`,
        )}
      </ul>`;

/** Rounds under way for an evaluator to close: those whose last day is past say so. */
const roundsToClose = (
  { words }: Visit,
  rounds: readonly ListedRound[],
  today = businessDateOf(new Date()),
): Html | null =>
  rounds.length === 0
    ? null
    : html`<h3>${words.say('Mes tours en cours', 'My rounds under way')}</h3>
        <ul>
          ${rounds.map(
            ({ roundId, title, partnershipTitle, closesOn }) =>
              html`<li>
                <a href="/rounds/${roundId}">${title}</a>, ${partnershipTitle}
                ${
                  closesOn < today
                    ? html`<span class="badge badge--late">${words.say('À clore', 'To close')}</span>`
                    : html`<span class="note">${words.say('réponses jusqu’au', 'answers until')} ${dated(words, closesOn)}</span>`
                }
              </li>`,
          )}
        </ul>`;

/** For who acts for an organisation: what awaits it, and what it evaluates where it does. */
export function memberConcern(
  visit: Visit,
  content: {
    readonly me: MeAnswer;
    readonly awaited: AwaitingAnswer;
    /** Rounds that wait for its answer. */
    readonly toAnswer: readonly ListedRound[];
    readonly evaluated: readonly ListedPartnership[] | null;
    /** Rounds under way that it is to close. */
    readonly toClose: readonly ListedRound[];
  },
): Html {
  const { words } = visit;
  const { me, awaited, toAnswer, evaluated, toClose } = content;
  const name = me.mandates.find(({ organisationId }) => organisationId === me.actsFor)?.name ?? '';
  return concern(
    visit,
    html`<p>
        ${words.say('Vous agissez pour', 'You act for')}
        <a href="/organisations/${me.actsFor}">${name}</a>${words.say(' ; voir', '; see')}
        <a href="/partnerships?organisation=${me.actsFor}">${words.say('ses partenariats', 'its partnerships')}</a>.
      </p>
      ${choice(visit, me)} ${evaluated && evaluatedList(visit, evaluated)} ${roundsToClose(visit, toClose)}
      <h3>${words.say('Ce qui m’attend', 'What awaits me')}</h3>
      ${roundsToAnswer(visit, toAnswer)} ${(awaited.total > 0 || toAnswer.length === 0) && awaitedList(visit, awaited)}`,
  );
}

export const auditConcern = (visit: Visit): Html =>
  concern(
    visit,
    html`<p>
      ${visit.words.say(
        'Vous lisez tout, à la date et en l’état des connaissances que vous choisissez ci-dessous ; ce que vous lisez est noté, hors du journal.',
        'You read everything, as of the day and as known when you choose below; what you read is noted, outside the log.',
      )}
    </p>`,
  );

export const stewardConcern = (visit: Visit): Html =>
  concern(
    visit,
    html`<p>
      ${visit.words.say(
        'Vous tenez les données : vous lisez ce que toutes les parties partagent, et transcrivez ce que disent les documents.',
        'You keep the data: you read what all parties share, and transcribe what documents state.',
      )}
    </p>`,
  );

export const accessConcern = (visit: Visit): Html =>
  concern(
    visit,
    html`<p>
        ${visit.words.say(
          'Vous tenez les accès et les noms, pas le contenu : des partenariats, vous ne voyez que ce qui est publié.',
          'You keep access and names, not content: of partnerships you see only what is published.',
        )}
      </p>
      <p><a class="button" href="/access">${visit.words.say('Personnes et clés', 'People and keys')}</a></p>`,
  );
