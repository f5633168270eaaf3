import {
  CATEGORY_LABELS,
  DOMAIN_LABELS,
  IMPACT_LABELS,
  LEFT_OUT_LABELS,
  MEASURE_KIND_LABELS,
  PARTY_ROLE_LABELS,
  REASON_LABELS,
  RISK_ZONE_LABELS,
  SPHERE_LABELS,
  STAGE_LABELS,
  STANDING_LABELS,
  STATUS_LABELS,
  STAY_OUTCOME_LABELS,
  SUB_IMPACT_LABELS,
  WATCH_SIGNAL_LABELS,
} from '#domain';
import {
  type ListedIndicator,
  type ListedSharedIndicator,
  type ListedPartnership,
  type ListedStageStay,
  type SharedIndicatorUse,
  type OrganisationRow,
  type WatchItem,
} from '#read-models';
import { column, labelled, type Column } from './column.js';

export const ORGANISATION_COLUMNS: readonly Column<OrganisationRow>[] = [
  column('Identifiant', 'Id', (row) => row.organisationId),
  column('Nom', 'Name', (row) => row.name),
  column('Sphère', 'Sphere', (row, language) => labelled(SPHERE_LABELS, row.sphere, language)),
  column('Taille', 'Size', (row) => row.size?.toUpperCase()),
  column('Identifiants officiels', 'Official identifiers', (row) =>
    row.identifiers.map(({ scheme, value }) => `${scheme.toUpperCase()} ${value}`).join(', '),
  ),
  column('Territoire', 'Territory', (row) => row.homeTerritory?.name),
  column('Fictive', 'Fictional', (row) => row.fictional),
];

export const PARTNERSHIP_COLUMNS: readonly Column<ListedPartnership>[] = [
  column('Identifiant', 'Id', (row) => row.partnershipId),
  column('Titre', 'Title', (row) => row.title),
  column('Étape', 'Stage', (row, language) => labelled(STANDING_LABELS, row.standing, language)),
  column('À l’étape depuis', 'At the stage since', (row) => (row.stageSinceKnown ? row.stageSince : null)),
  column('Statut', 'Status', (row, language) => labelled(STATUS_LABELS, row.status, language)),
  column('Motif', 'Reason', (row, language) => labelled(REASON_LABELS, row.statusReason, language)),
  column('Catégorie', 'Category', (row, language) => labelled(CATEGORY_LABELS, row.category, language)),
  column('Début', 'Start', (row) => (row.startPrecision === 'not-stated' ? null : row.startedOn)),
  column('Besoin', 'Need', (row) => row.need),
  column('Territoires', 'Territories', (row) => row.territories.map(({ name }) => name).join(', ')),
  column('Domaines', 'Domains', (row, language) =>
    row.domains.map((code) => labelled(DOMAIN_LABELS, code, language)).join(', '),
  ),
  column('ODD', 'UN goals', (row) => (row.odd ? [row.odd.main, ...row.odd.others].join(', ') : '')),
  column('Parties', 'Parties', (row, language) =>
    row.parties
      .map(
        ({ name, roles }) =>
          `${name} (${roles.map((role) => labelled(PARTY_ROLE_LABELS, role, language)).join(', ')})`,
      )
      .join(' ; '),
  ),
  column('Fictif', 'Fictional', (row) => row.fictional),
];

export const STAGE_STAY_COLUMNS: readonly Column<ListedStageStay>[] = [
  column('Partenariat', 'Partnership', (row) => row.title),
  column('Identifiant', 'Id', (row) => row.partnershipId),
  column('Étape', 'Stage', (row, language) => labelled(STAGE_LABELS, row.stage, language)),
  column('Entrée', 'Entered', (row) => row.enteredOn),
  column('Date d’entrée connue', 'Entry known', (row) => row.entryKnown),
  column('Sortie', 'Left', (row) => row.leftOn),
  column('Issue', 'Outcome', (row, language) => labelled(STAY_OUTCOME_LABELS, row.outcome, language)),
  column('Jours', 'Days', (row) => row.daysSoFar),
  column('Jours de pause', 'Days paused', (row) => row.pausedDays),
];

export const WATCH_COLUMNS: readonly Column<WatchItem>[] = [
  column('Partenariat', 'Partnership', (row) => row.title),
  column('Identifiant', 'Id', (row) => row.partnershipId),
  column('Signal', 'Signal', (row, language) => labelled(WATCH_SIGNAL_LABELS, row.signal, language)),
  column('Étape', 'Stage', (row, language) => labelled(STANDING_LABELS, row.standing, language)),
  column('Zone de risque', 'Risk zone', (row, language) =>
    labelled(RISK_ZONE_LABELS, row.riskZone, language),
  ),
  column('Depuis', 'Since', (row) => row.since),
  column('Jours', 'Days', (row) => row.days),
  column('Raison', 'Reason', (row) => row.reason),
  column('Condition', 'Condition', (row) => row.conditionText),
];

export const INDICATOR_COLUMNS: readonly Column<ListedIndicator>[] = [
  column('Partenariat', 'Partnership', (row) => row.title),
  column('Identifiant', 'Id', (row) => row.partnershipId),
  column('Indicateur', 'Indicator', (row) => row.name),
  column('Impact', 'Impact', (row, language) => labelled(IMPACT_LABELS, row.impact, language)),
  column('Sous-impact', 'Sub-impact', (row, language) =>
    labelled(SUB_IMPACT_LABELS, row.subImpact, language),
  ),
  column('Unité', 'Unit', (row) => row.unit),
  column('Départ', 'Baseline', (row) => row.baseline),
  column('Cible', 'Target', (row) => row.target),
  column('Mesure', 'Actual', (row) => row.actual),
  column('Mesuré le', 'Measured on', (row) => row.measuredOn),
  column('Progression', 'Progress', (row) => row.progress),
  column('Maintenu', 'Maintained', (row) => row.maintained),
  column('Convenu le', 'Agreed on', (row) => row.agreedOn),
  column('Silence passé outre', 'Silence passed over', (row) => row.silenceJustifications.join(' ; ')),
];

export const SHARED_INDICATOR_COLUMNS: readonly Column<ListedSharedIndicator>[] = [
  column('Indicateur', 'Indicator', (row) => row.name),
  column('Identifiant', 'Id', (row) => row.sharedIndicatorId),
  column('Sous-impact', 'Sub-impact', (row, language) =>
    labelled(SUB_IMPACT_LABELS, row.subImpact, language),
  ),
  column('Mesure', 'Measure', (row, language) => labelled(MEASURE_KIND_LABELS, row.measure, language)),
  column('Version', 'Version', (row) => row.version),
  column('Publié le', 'Published on', (row) => row.publishedOn),
];

export const SHARED_INDICATOR_USE_COLUMNS: readonly Column<SharedIndicatorUse>[] = [
  column('Partenariat', 'Partnership', (row) => row.title),
  column('Identifiant', 'Id', (row) => row.partnershipId),
  column('Version', 'Version', (row) => row.sharedVersion),
  column('Mesuré le', 'Measured on', (row) => row.measuredOn),
  column('Mesure', 'Figure', (row) => row.figure),
  column('Numérateur', 'Numerator', (row) => row.numerator),
  column('Dénominateur', 'Denominator', (row) => row.denominator),
  column('Non compté', 'Not counted', (row, language) => labelled(LEFT_OUT_LABELS, row.leftOut, language)),
];
