import { UNSAID_AT_FIRST, type IndicatorDefinition } from '#domain';
import { ToldLedger } from './told-ledger.js';

const INDICATOR: IndicatorDefinition = {
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
  periodFrom: '2016-01-01',
  periodTo: '2018-12-31',
  method: 'Enquête annuelle',
  dataSource: 'Association',
};

/** Every personal text of the life holds this word, so that none can slip into a sentence unseen. */
export const SECRET = 'Confidence';

/** A life in which every type of event happens: what sentences and sheets are tried on. */
export async function toldLife() {
  const ledger = new ToldLedger();
  const carrier = await ledger.organisation('Les Jardins du lien (fictif)');
  const partner = await ledger.organisation('Semences Duval (fictif)');
  const funder = await ledger.organisation('Fondation Horizon (fictif)');
  const evaluator = await ledger.organisation('Institut des alliances (fictif)');
  const latecomer = await ledger.organisation('Mutuelle du Ponant (fictif)');
  await ledger.organisationDid(carrier, '2014-01-01', 'rename-organisation', {
    name: 'Jardins du lien (fictif)',
  });
  await ledger.organisationDid(carrier, '2014-02-01', 'add-organisation-identifier', {
    identifier: { scheme: 'rna', value: 'W751234567' },
  });

  const registration = await ledger.did(
    '2015-01-01',
    'register-partnership',
    {
      title: 'Jardins partagés',
      need: 'Isolement des personnes âgées',
      purpose: 'Tisser du lien autour de jardins',
      populations: ['Personnes âgées'],
      territories: [{ level: 'regional', code: '53', vintage: 2024, name: 'Bretagne', kind: 'born' }],
      domains: ['isolation', 'ageing'],
      odd: { main: '11', others: ['3'] },
      category: 'patronage',
      standing: 'off-path',
      fictional: true,
      parties: [
        { organisationId: carrier, roles: ['carrier'] },
        { organisationId: partner, roles: ['partner'] },
      ],
    },
    { onBehalfOf: evaluator, source: { document: 'Récit fictif', place: 'p. 3', quote: 'En 2015, …' } },
  );
  await ledger.did('2015-02-01', 'enter-path', { stage: 'conception' });
  await ledger.did('2015-02-10', 'add-party', { organisationId: funder, roles: ['funder'] });
  await ledger.did('2015-02-10', 'add-party', { organisationId: evaluator, roles: ['evaluator'] });
  await ledger.did('2015-02-15', 'change-party-roles', {
    organisationId: partner,
    roles: ['partner', 'endorser'],
  });
  await ledger.did('2015-03-02', 'change-category', {
    category: 'societal-innovation',
    comment: `${SECRET} sur la catégorie`,
  });
  await ledger.did('2015-03-05', 'amend-description', {
    title: 'Jardins du lien',
    need: 'Isolement des aînés',
  });

  await ledger.did('2015-03-06', 'publish', {
    items: ['presentation', 'parties'],
    sharedWithTerritory: true,
  });

  // Conception, on criteria of its own: passed on conditions.
  await ledger.did('2015-03-10', 'change-gate-criteria', {
    gate: 'conception',
    criteria: [
      {
        code: 'gardens-found',
        dimension: 'solution',
        label: { fr: 'Terrains trouvés', en: 'Gardens found' },
      },
      { code: 'team-set', dimension: 'process', label: { fr: 'Équipe constituée', en: 'Team set up' } },
    ],
    reason: `${SECRET} sur les critères`,
  });
  await ledger.did('2015-03-15', 'plan-gate-review', {
    gate: 'conception',
    plannedFor: '2015-06-01',
    deciderIds: [carrier, funder],
  });
  await ledger.did('2015-04-01', 'plan-gate-review', {
    gate: 'conception',
    plannedFor: '2015-06-15',
    deciderIds: [carrier, funder],
  });
  await ledger.did('2015-05-01', 'bring-evidence', {
    gate: 'conception',
    criterion: 'gardens-found',
    kind: 'text',
    text: `${SECRET} sur les terrains`,
  });
  await ledger.did(
    '2015-05-30',
    'propose-decision',
    { gate: 'conception', outcome: 'conditional', comment: `${SECRET} sur la proposition` },
    { person: 'person-2' },
  );
  const opinion = await ledger.did('2015-05-20', 'give-opinion', {
    gate: 'conception',
    organisationId: partner,
    opinion: 'reserved',
    comment: `${SECRET} sur l’avis`,
  });
  await ledger.did('2015-06-15', 'decide-at-gate', {
    gate: 'conception',
    outcome: 'conditional',
    waivers: [{ criterion: 'team-set', reason: `${SECRET} sur l’équipe` }],
    conditions: [
      { text: `${SECRET} première`, dueOn: '2015-09-01' },
      { text: `${SECRET} deuxième`, dueOn: '2015-12-31' },
      { text: `${SECRET} troisième`, dueOn: '2016-01-31' },
    ],
    deciderIds: [carrier, funder],
    comment: `${SECRET} sur la décision`,
  });
  const decided = (await ledger.history()).findLast(({ type }) => type === 'partnership.gate-decided')!;
  const [first, second] = (decided.data as { conditions: { conditionId: string }[] }).conditions;
  await ledger.did('2015-08-20', 'meet-condition', { conditionId: first!.conditionId });
  await ledger.did('2015-12-01', 'waive-condition', {
    conditionId: second!.conditionId,
    justification: `${SECRET} sur la levée`,
  });
  // The list is replaced afterwards: the decision keeps the names of the one it was taken under.
  await ledger.did('2015-12-15', 'change-gate-criteria', {
    gate: 'conception',
    criteria: [
      {
        code: 'land-secured',
        dimension: 'solution',
        label: { fr: 'Foncier sécurisé', en: 'Land secured' },
      },
    ],
    reason: `${SECRET} sur les nouveaux critères`,
  });

  // An indicator: two accept, the funder keeps silent.
  const proposal = await ledger.did('2016-01-10', 'propose-indicator', {
    definition: INDICATOR,
    replyBy: '2016-02-01',
  });
  const proposed = (await ledger.history()).find(({ id }) => id === proposal.eventIds[0])!;
  const { indicatorId } = proposed.data as { indicatorId: string };
  await ledger.did('2016-01-20', 'accept-indicator', { indicatorId, organisationId: carrier });
  await ledger.did('2016-01-25', 'accept-indicator', { indicatorId, organisationId: partner });
  await ledger.did('2016-02-10', 'pass-over-silence', {
    indicatorId,
    justification: `${SECRET} sur le silence`,
  });
  const measured = await ledger.did('2016-06-30', 'record-measurement', {
    indicatorId,
    value: 45,
    dataSource: 'registre',
    comment: `${SECRET} sur la mesure`,
  });
  await ledger.did('2016-09-01', 'suspend', { reason: 'lack-of-funds' });
  await ledger.did('2016-11-01', 'resume', {});
  await ledger.did('2016-12-31', 'record-measurement', { indicatorId, value: 70.5, dataSource: 'registre' });
  const mistaken = await ledger.did('2017-01-31', 'record-measurement', {
    indicatorId,
    value: 700,
    dataSource: 'registre',
  });
  await ledger.did('2017-02-01', 'revise-indicator', {
    indicatorId,
    definition: { ...INDICATOR, target: 150 },
    replyBy: '2017-03-01',
  });
  await ledger.did('2017-02-10', 'accept-indicator', { indicatorId, organisationId: carrier });
  const refusal = await ledger.did('2017-02-12', 'refuse-indicator', {
    indicatorId,
    organisationId: partner,
    reason: `${SECRET} sur le refus`,
    counterProposal: { ...INDICATOR, target: 140 },
  });
  await ledger.did('2017-02-14', 'adopt-counter-proposal', {
    indicatorId,
    refusalId: refusal.eventIds[0]!,
    replyBy: '2017-03-01',
  });
  await ledger.did('2017-02-15', 'set-evaluation-framework', { requiredParties: [carrier, partner] });
  const source = { document: 'Convention de 2015 (fictive)' };
  await ledger.did(
    '2017-02-16',
    'transcribe-indicator-agreement',
    {
      definition: { ...INDICATOR, name: 'Aidants soutenus', target: 40 },
      organisationIds: [carrier, partner],
    },
    { source },
  );
  await ledger.did('2017-02-17', 'state-objectives', {
    organisationId: carrier,
    list: 'association',
    objectives: [
      { objective: 'resources', expected: 4 },
      { objective: 'openness', expected: 5 },
    ],
  });
  await ledger.did('2017-02-17', 'set-evaluation-framework', { requiredParties: null });
  await ledger.did('2017-02-18', 'qualify', {
    qualification: 'invention',
    justification: `${SECRET} sur la qualification`,
    agreedBy: [carrier, funder],
  });
  await ledger.did(
    '2017-02-19',
    'record-deployment',
    {
      territoriesReached: 2,
      beneficiariesReached: 340,
      swarmingSites: null,
      takenUpBy: [{ kind: 'public-policy', name: 'Plan régional' }],
    },
    { source },
  );

  // Experimentation: refused passage, back, seen at modelling, back again.
  await ledger.did('2017-03-02', 'decide-at-gate', {
    gate: 'experimentation',
    outcome: 'no-go',
    waivers: [{ criterion: 'modelling-time-secured', reason: `${SECRET} sur le temps` }],
    deciderIds: [funder],
  });
  await ledger.did('2017-04-01', 'bring-evidence', {
    gate: 'experimentation',
    criterion: 'tried-in-reality',
    kind: 'link',
    link: 'https://example.org/bilan',
  });
  await ledger.did('2017-04-02', 'bring-evidence', {
    gate: 'experimentation',
    criterion: 'results-on-indicators',
    kind: 'file',
    fileName: 'resultats.pdf',
    sha256: 'a'.repeat(64),
  });
  await ledger.did('2017-05-01', 'go-back', { to: 'conception', reason: 'results-not-confirmed' });
  await ledger.did('2017-06-01', 'observe-stage', { stage: 'modelling', observerId: evaluator });
  await ledger.did('2017-07-01', 'go-back', {
    to: 'experimentation',
    reason: 'other',
    comment: `${SECRET} sur le retour`,
  });
  await ledger.did('2017-09-01', 'remove-party', {
    organisationId: partner,
    exitStrategy: `${SECRET} sur la sortie`,
  });
  await ledger.did('2018-01-01', 'end', { ending: 'abandoned', reason: 'distrust' });
  await ledger.did('2018-06-01', 'reopen', { reason: 'funds-found' });
  // Agreed before it came, the first version of the indicator is not asked of it.
  await ledger.did('2018-07-01', 'add-party', { organisationId: latecomer, roles: ['partner'] });
  await ledger.did('2019-01-01', 'end', { ending: 'transferred', transferredTo: 'public-policy' });
  await ledger.did('2019-02-01', 'reopen', { reason: 'ended-by-mistake' });
  await ledger.did('2019-02-10', 'plan-gate-review', {
    gate: 'experimentation',
    plannedFor: '2019-06-01',
    deciderIds: [carrier, funder],
  });

  // What was wrongly recorded.
  const comment = `${SECRET} sur la correction`;
  const corrected = await ledger.did('2019-02-15', 'correct-fact', {
    factId: measured.eventIds[0]!,
    correctOccurredOn: '2016-06-01',
    correctDatePrecision: 'month',
    changes: { value: 54.25, comment: `${SECRET} sur la mesure corrigée` },
    reason: 'incorrect',
    comment,
  });
  await ledger.did('2019-02-16', 'withdraw-fact', {
    factId: mistaken.eventIds[0]!,
    reason: 'duplicate',
    comment,
  });
  await ledger.did('2019-02-17', 'correct-fact', {
    factId: registration.eventIds[0]!,
    correctOccurredOn: '2014-12-31',
    correctDatePrecision: 'year',
    changes: { populations: ['Personnes âgées', 'Aidants'], category: 'responsible-practices' },
    reason: 'incomplete',
    comment,
  });
  const opinionCorrected = await ledger.did('2019-02-18', 'correct-fact', {
    factId: opinion.eventIds[0]!,
    changes: { opinion: 'favourable' },
    reason: 'incorrect',
    comment,
  });

  const last = (await ledger.history()).at(-1)!;
  await ledger.closingDid('2019-03-01', 'close-report', {
    name: 'Arrêté 2018',
    asOf: '2018-12-31',
    knownAt: {
      position: String(last.position),
      eventId: last.id,
      recordedAt: last.recordedAt.toISOString(),
    },
    note: `${SECRET} sur l’arrêté`,
  });
  await ledger.closingDid('2019-03-02', 'withdraw-closing', { comment: `${SECRET} sur le retrait` });
  return {
    ledger,
    ...{ carrier, partner, funder, evaluator, latecomer },
    ...{ indicatorId, measured, mistaken, corrected, opinionCorrected },
  };
}
