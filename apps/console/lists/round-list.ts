import { PANEL_LABELS } from '#domain';
import { type ListedRound } from '../api/round-answers.js';
import { ROUND_FILTERS } from '../filters/known-filters.js';
import { html } from '../html/html.js';
import { roundStateBadge } from '../rounds/round.view.js';
import { dated } from '../words/time.js';
import { type ListDefinition } from './list-definition.js';

export const ROUND_LIST: ListDefinition<ListedRound> = {
  path: '/rounds',
  title: { fr: 'Tours d’évaluation', en: 'Evaluation rounds' },
  lead: {
    fr: 'Chaque tour pose les mêmes questions à chacun ; les réponses restent scellées jusqu’à sa clôture.',
    en: 'Each round asks everybody the same questions; answers stay sealed until it closes.',
  },
  counted: { fr: ['tour', 'tours'], en: ['round', 'rounds'] },
  filters: ROUND_FILTERS,
  act: {
    href: '/cohorts/new',
    label: { fr: 'Ouvrir un tour sur une cohorte', en: 'Open a round on a cohort' },
  },
  more: { href: '/trajectories', label: { fr: 'Comparer des trajectoires', en: 'Compare trajectories' } },
  columns: [
    {
      label: { fr: 'Tour', en: 'Round' },
      cell: ({ roundId, title, cohortId, cohortName, awaitsMe }, words) =>
        html`<a href="/rounds/${roundId}">${title}</a>
          ${awaitsMe && html`<span class="badge badge--risk">${words.say('Attend votre réponse', 'Awaits your answer')}</span>`}
          ${cohortName !== null && html`<span class="note">${words.say('Cohorte', 'Cohort')}${words.colon}<a href="/cohorts/${cohortId}">${cohortName}</a></span>`}`,
    },
    {
      label: { fr: 'Partenariat', en: 'Partnership' },
      cell: ({ partnershipId, partnershipTitle }) =>
        html`<a href="/partnerships/${partnershipId}">${partnershipTitle}</a>`,
    },
    { label: { fr: 'État', en: 'State' }, cell: ({ state }, words) => roundStateBadge(words, state) },
    {
      label: { fr: 'Interrogés', en: 'Asked' },
      cell: ({ parties, panels }, words) =>
        [
          ...parties.map(({ name }) => name ?? words.notStated),
          ...panels.map((panel) => words.label(PANEL_LABELS, panel)),
        ].join(', '),
    },
    { label: { fr: 'Ouvert', en: 'Opened' }, cell: ({ openedOn }, words) => dated(words, openedOn) },
    {
      label: { fr: 'Clos', en: 'Closed' },
      cell: ({ closedOn, closesOn, state }, words) =>
        state === 'closed' && closedOn
          ? dated(words, closedOn)
          : html`${words.say('jusqu’au', 'until')} ${dated(words, closesOn)}`,
    },
    {
      label: { fr: 'Résultats', en: 'Results' },
      cell: ({ hasResults, roundId }, words) =>
        hasResults
          ? html`<a href="/rounds/${roundId}/results">${words.say('Voir', 'See')}</a>`
          : html`<span class="zero">–</span>`,
    },
  ],
};
