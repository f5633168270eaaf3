import {
  CATEGORY_LABELS,
  DOMAIN_LABELS,
  IMPACT_LABELS,
  ODD_LABELS,
  PARTY_ROLE_LABELS,
  SPHERE_LABELS,
  STAGE_LABELS,
  STANDING_LABELS,
  STATUS_LABELS,
  SUB_IMPACT_LABELS,
} from '#domain';
import {
  PROGRESS_STATE_LABELS,
  ROUND_STATE_LABELS,
  STAY_OUTCOME_LABELS,
  WATCH_SIGNAL_LABELS,
} from '../words/console-labels.js';
import { type Filter } from './filter.js';

const YES = { true: { fr: 'oui', en: 'yes' } };

const SEARCH: Filter = { name: 'search', kind: 'text', label: { fr: 'Mots', en: 'Words' } };
const FUNDER: Filter = { name: 'funder', kind: 'organisation', label: { fr: 'Financeur', en: 'Funder' } };
const ORGANISATION: Filter = {
  name: 'organisation',
  kind: 'organisation',
  label: { fr: 'Organisation partie', en: 'Organisation taking part' },
};
const TERRITORY: Filter = {
  name: 'territory',
  kind: 'text',
  label: { fr: 'Territoire (nom ou code INSEE)', en: 'Territory (name or INSEE code)' },
};
const DOMAIN: Filter = {
  name: 'domain',
  kind: 'codes',
  label: { fr: 'Domaine de fragilité', en: 'Domain of fragility' },
  labels: DOMAIN_LABELS,
};
const CATEGORY: Filter = {
  name: 'category',
  kind: 'codes',
  label: { fr: 'Catégorie', en: 'Category' },
  labels: CATEGORY_LABELS,
};
const STANDING: Filter = {
  name: 'stage',
  kind: 'codes',
  label: { fr: 'Étape', en: 'Stage' },
  labels: STANDING_LABELS,
};
const STAGE: Filter = { ...STANDING, labels: STAGE_LABELS } as Filter;
const STATUS: Filter = {
  name: 'status',
  kind: 'codes',
  label: { fr: 'Statut', en: 'Status' },
  labels: STATUS_LABELS,
};
const FROM: Filter = { name: 'from', kind: 'date', label: { fr: 'Période : du', en: 'Period: from' } };
const TO: Filter = { name: 'to', kind: 'date', label: { fr: 'au', en: 'to' } };
const ODD: Filter = { name: 'odd', kind: 'codes', label: { fr: 'ODD', en: 'UN goal' }, labels: ODD_LABELS };
const SPHERE: Filter = {
  name: 'sphere',
  kind: 'codes',
  label: { fr: 'Monde', en: 'Sphere' },
  labels: SPHERE_LABELS,
};
const ROLE: Filter = {
  name: 'role',
  kind: 'codes',
  label: { fr: 'Rôle de cette organisation', en: 'Role of that organisation' },
  labels: PARTY_ROLE_LABELS,
};

const PORTFOLIO_CRITERIA = [FUNDER, ORGANISATION, TERRITORY, DOMAIN, CATEGORY, STANDING, STATUS, FROM, TO];

/** A figure's criterion that the form of another page offers. */
const fromFigure = (filter: Filter): Filter => ({
  name: filter.name,
  label: filter.label,
  kind: 'from-figure',
  ...('labels' in filter && { labels: filter.labels }),
});

export const PORTFOLIO_FILTERS: readonly Filter[] = [
  ...PORTFOLIO_CRITERIA,
  ...[SEARCH, ODD, SPHERE, ROLE].map(fromFigure),
];

export const PARTNERSHIP_FILTERS: readonly Filter[] = [
  SEARCH,
  STANDING,
  STATUS,
  CATEGORY,
  DOMAIN,
  TERRITORY,
  FUNDER,
  ORGANISATION,
  ROLE,
  SPHERE,
  ODD,
  FROM,
  TO,
];

export const ORGANISATION_FILTERS: readonly Filter[] = [SEARCH, SPHERE];

export const WATCH_FILTERS: readonly Filter[] = [
  {
    name: 'signal',
    kind: 'codes',
    label: { fr: 'Raison', en: 'Reason' },
    labels: WATCH_SIGNAL_LABELS,
  },
  ...PORTFOLIO_CRITERIA,
  ...[SEARCH, ODD, SPHERE, ROLE].map(fromFigure),
];

export const INDICATOR_FILTERS: readonly Filter[] = [
  { name: 'impact', kind: 'codes', label: { fr: 'Impact', en: 'Impact' }, labels: IMPACT_LABELS },
  {
    name: 'subImpact',
    kind: 'codes',
    label: { fr: 'Sous-impact', en: 'Sub-impact' },
    labels: SUB_IMPACT_LABELS,
  },
  {
    name: 'progress',
    kind: 'codes',
    label: { fr: 'Avancement', en: 'Progress' },
    labels: PROGRESS_STATE_LABELS,
  },
  ...PORTFOLIO_CRITERIA,
  ...[SEARCH, ODD, SPHERE, ROLE].map(fromFigure),
];

/** The cohort that a round was opened with: only ever comes from its page. */
export const COHORT: Filter = { name: 'cohort', kind: 'from-figure', label: { fr: 'Cohorte', en: 'Cohort' } };

export const ROUND_FILTERS: readonly Filter[] = [
  {
    name: 'state',
    kind: 'codes',
    label: { fr: 'État', en: 'State' },
    labels: ROUND_STATE_LABELS,
  },
  {
    name: 'awaitsMe',
    kind: 'codes',
    label: { fr: 'Attend ma réponse', en: 'Awaits my answer' },
    labels: YES,
  },
  { name: 'partnership', kind: 'from-figure', label: { fr: 'Partenariat', en: 'Partnership' } },
  COHORT,
  ...PORTFOLIO_CRITERIA,
  ...[SEARCH, ODD, SPHERE, ROLE].map(fromFigure),
];

export const STAGE_STAY_FILTERS: readonly Filter[] = [
  STAGE,
  {
    name: 'outcome',
    kind: 'codes',
    label: { fr: 'Suite', en: 'Outcome' },
    labels: STAY_OUTCOME_LABELS,
  },
  FUNDER,
  ORGANISATION,
  TERRITORY,
  DOMAIN,
  CATEGORY,
  STATUS,
  { name: 'enteredFrom', kind: 'date', label: { fr: 'Entré à partir du', en: 'Entered from' } },
  { name: 'enteredTo', kind: 'date', label: { fr: 'Entré jusqu’au', en: 'Entered up to' } },
  { name: 'leftFrom', kind: 'date', label: { fr: 'Quitté à partir du', en: 'Left from' } },
  { name: 'leftTo', kind: 'date', label: { fr: 'Quitté jusqu’au', en: 'Left up to' } },
  {
    name: 'entryKnown',
    kind: 'from-figure',
    label: { fr: 'Entrée connue au jour près', en: 'Entry known to the day' },
    labels: YES,
  },
  {
    name: 'timed',
    kind: 'from-figure',
    label: { fr: 'Durée connue', en: 'Duration known' },
    labels: YES,
  },
  ...[SEARCH, ODD, SPHERE, ROLE, FROM, TO].map(fromFigure),
];
