import { type CorrectionCommands } from '../kernel/correct-fact.js';
import { derivedId } from '../kernel/derived-id.js';
import { type DatePrecision } from '../kernel/fact.js';
import { UNSAID_AT_FIRST, type IndicatorDefinition } from '../partnership/indicator-definition.js';
import { EvidenceBrought, PartnershipRegistered, PartyJoined } from '../partnership/partnership-events.js';
import { type Partnership } from '../partnership/partnership-state.js';
import { partnership, type PartnershipCommands } from '../partnership/partnership.js';
import { DEFAULT_CRITERIA } from '../reference/gate-criteria.js';
import { type PartyRole } from '../reference/organisations.js';
import { type Gate, type Standing } from '../reference/stages.js';
import { Story } from './story.js';

export type PartnershipStory = Story<Partnership, PartnershipCommands & CorrectionCommands>;

/** Organisations of the stories, by the part they play. */
export const CARRIER = derivedId('an association that carries');
export const PARTNER = derivedId('a company that takes part');
export const FUNDER = derivedId('a foundation that funds');
export const EVALUATOR = derivedId('an academic who evaluates');
export const STRANGER = derivedId('an organisation outside');

export const DESCRIPTION = {
  title: 'Jardins partagés',
  need: 'Isolement des personnes âgées',
  purpose: 'Tisser du lien autour de jardins',
  populations: ['Personnes âgées'],
  territories: [
    { level: 'regional', code: '53', vintage: 2024, name: 'Bretagne', kind: 'born' },
  ] satisfies PartnershipCommands['register-partnership']['territories'],
  domains: ['isolation', 'ageing'] satisfies PartnershipCommands['register-partnership']['domains'],
  odd: {
    main: '11',
    others: ['3'],
  } satisfies PartnershipCommands['register-partnership']['odd'],
};

export const newPartnership: PartnershipStory = new Story(partnership);

/** A partnership registered on a day, without parties. */
export const registered = (
  startedOn: string,
  standing: Standing = 'conception',
  precision: DatePrecision = 'day',
): PartnershipStory =>
  newPartnership.happened(
    startedOn,
    PartnershipRegistered.of({
      ...DESCRIPTION,
      category: 'societal-innovation',
      standing,
      fictional: true,
    }),
    precision,
  );

export const joined = (
  story: PartnershipStory,
  on: string,
  organisationId: string,
  ...roles: PartyRole[]
): PartnershipStory => story.happened(on, PartyJoined.of({ organisationId, roles }));

/** An alliance of three since a day, at conception unless told otherwise: a carrier, a partner and a funder. */
export const alliance = (startedOn: string, standing: Standing = 'conception'): PartnershipStory =>
  [[CARRIER, 'carrier'] as const, [PARTNER, 'partner'] as const, [FUNDER, 'funder'] as const].reduce(
    (story, [organisationId, role]) => joined(story, startedOn, organisationId, role),
    registered(startedOn, standing),
  );

/** Evidence brought on a day against every criterion by default in force at a gate, or against those named. */
export const evidenced = (
  story: PartnershipStory,
  on: string,
  gate: Gate,
  criteria: readonly string[] = DEFAULT_CRITERIA[gate].criteria.map(({ code }) => code),
): PartnershipStory =>
  criteria.reduce(
    (told, criterion) =>
      told.happened(
        on,
        EvidenceBrought.of({
          gate,
          criterion,
          kind: 'link',
          text: null,
          link: `https://example.org/${criterion}`,
          fileName: null,
          sha256: null,
          audience: 'parties',
        }),
      ),
    story,
  );

/** The gate passed on a day, all its criteria met that day, decided by the carrier. */
export const passed = (story: PartnershipStory, on: string, gate: Gate): PartnershipStory =>
  evidenced(story, on, gate).did(on, 'decide-at-gate', { gate, outcome: 'go', deciderIds: [CARRIER] });

export const INDICATOR: IndicatorDefinition = {
  subImpact: 'people',
  evaluates: 'solution',
  name: 'Personnes sorties de l’isolement',
  definition: 'Personnes qui disent voir quelqu’un chaque semaine',
  unit: 'personnes',
  ...UNSAID_AT_FIRST,
  direction: 'increase',
  baseline: 20,
  target: 120,
  tolerance: null,
  periodFrom: '2012-01-01',
  periodTo: '2014-12-31',
  method: 'Enquête annuelle',
  dataSource: 'Association',
};
