import { randomUUID } from 'node:crypto';
import { businessDateOf } from '#domain';
import { TEST_TOKENS, type TestPerson } from '#platform/testing';
import { DATA_STEWARD, type RunningLedger } from './running-ledger.js';

/** Gives a personal text unlike any other, to stand in a field (`<request contract>.<field>`). */
export type Plant = (field: string) => string;

const CRITERIA = ['need-analysed', 'intuition-confirmed'].map((code) => ({
  code,
  dimension: 'solution',
  label: { fr: code, en: code },
}));

const DEFINITION = {
  subImpact: 'people',
  evaluates: 'actions',
  name: 'Personnes accompagnées',
  definition: 'Personnes qui viennent dix fois',
  unit: 'personnes',
  direction: 'increase',
  periodFrom: '2015-01-01',
  periodTo: '2016-12-31',
};

/** A life over HTTP with something personal in every field that takes it, facts corrected and withdrawn included. */
export async function liveWith(
  ledger: RunningLedger,
  plant: Plant,
): Promise<{ partnership: string; organisation: string; closing: string }> {
  const organisation = (name: string) =>
    ledger.create('organisations', { name, sphere: 'association', occurredOn: '2014-01-01' });
  const [carrier, partner] = [
    await organisation('Fictive du Levant'),
    await organisation('Fictive du Ponant'),
  ];
  const partnership = await ledger.create('partnerships', {
    occurredOn: '2015-01-10',
    title: 'Jardins partagés (fictif)',
    standing: 'conception',
    category: 'patronage',
    parties: [
      { organisationId: carrier, roles: ['carrier'] },
      { organisationId: partner, roles: ['partner'] },
    ],
  });
  const done = async (resource: string, path: string, body: object) => {
    const answer = await ledger.command(resource, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return answer.body as { eventIds: string[]; createdIds: { conditionIds: string[]; indicatorId: string } };
  };
  const did = (occurredOn: string, path: string, body: object = {}) =>
    done(`partnerships/${partnership}`, path, { occurredOn, ...body });
  const corrected = async (resource: string, on: string, factId: string, changes: object) =>
    done(resource, `facts/${factId}/corrections`, {
      ...{ occurredOn: on, reason: 'incorrect', changes },
      comment: plant('CorrectFactRequest.comment'),
    });
  const withdrawn = async (resource: string, on: string, factId: string) =>
    done(resource, `facts/${factId}/withdrawals`, {
      ...{ occurredOn: on, reason: 'duplicate' },
      comment: plant('WithdrawFactRequest.comment'),
    });

  await did('2015-02-01', 'category-changes', {
    category: 'societal-innovation',
    comment: plant('ChangeCategoryRequest.comment'),
  });
  const conception = 'gates/conception';
  await did('2015-02-02', `${conception}/criteria`, {
    criteria: CRITERIA,
    reason: plant('ChangeGateCriteriaRequest.reason'),
  });
  for (const plannedFor of ['2015-06-01', '2015-06-15']) {
    const comment = plant('PlanGateReviewRequest.comment');
    await did('2015-02-03', `${conception}/reviews`, { plannedFor, deciderIds: [carrier], comment });
  }
  const evidence = await did('2015-03-01', `${conception}/evidence`, {
    ...{ criterion: 'need-analysed', kind: 'text' },
    text: plant('BringEvidenceRequest.text'),
    fileName: plant('BringEvidenceRequest.fileName'),
  });
  await did('2015-03-02', `${conception}/opinions`, {
    ...{ organisationId: partner, opinion: 'reserved' },
    comment: plant('GiveOpinionRequest.comment'),
  });
  await did('2015-03-03', `${conception}/proposals`, {
    outcome: 'conditional',
    comment: plant('ProposeDecisionRequest.comment'),
  });
  const { createdIds } = await did('2015-04-01', `${conception}/decisions`, {
    outcome: 'conditional',
    source: { document: 'Relevé de décision (fictif)' },
    deciderIds: [carrier],
    waivers: [{ criterion: 'intuition-confirmed', reason: plant('WaiverRequest.reason') }],
    conditions: ['2015-05-01', '2015-05-02', '2015-05-03'].map((dueOn) => ({
      dueOn,
      text: plant('ConditionRequest.text'),
    })),
    comment: plant('DecideAtGateRequest.comment'),
  });
  const [met, waived] = createdIds.conditionIds;
  await did('2015-05-01', `conditions/${met}/fulfilment`, { comment: plant('MeetConditionRequest.comment') });
  await did('2015-05-02', `conditions/${waived}/waiver`, {
    justification: plant('WaiveConditionRequest.justification'),
  });

  const proposal = await did('2015-06-01', 'indicators', { replyBy: '2015-06-10', definition: DEFINITION });
  const indicator = `indicators/${proposal.createdIds.indicatorId}`;
  await did('2015-06-02', `${indicator}/refusals`, {
    organisationId: partner,
    reason: plant('RefuseIndicatorRequest.reason'),
  });
  await did('2015-06-03', `${indicator}/acceptances`, { organisationId: partner });
  await did('2015-06-04', 'qualifications', {
    qualification: 'initiative',
    justification: plant('QualifyRequest.justification'),
  });
  const found = await did('2015-06-05', 'indicator-agreements', {
    definition: { ...DEFINITION, name: 'Qualité du climat', measure: 'qualitative' },
    organisationIds: [carrier],
    source: { document: 'Convention (fictive)' },
  });
  await did('2015-06-06', `indicators/${found.createdIds.indicatorId}/measurements`, {
    ...{ dataSource: 'entretiens', text: plant('RecordMeasurementRequest.text') },
  });
  await did('2015-06-11', `${indicator}/silence`, {
    justification: plant('PassOverSilenceRequest.justification'),
  });
  const measure = (day: string) =>
    did(day, `${indicator}/measurements`, {
      ...{ value: 12, dataSource: 'registre' },
      comment: plant('RecordMeasurementRequest.comment'),
    });
  await did('2015-07-03', 'measurements', {
    rows: [
      {
        ...{ indicator: DEFINITION.name, value: 13, dataSource: 'registre' },
        comment: plant('MeasurementRowRequest.comment'),
      },
      {
        ...{ indicator: 'Qualité du climat', dataSource: 'entretiens' },
        text: plant('MeasurementRowRequest.text'),
      },
    ],
  });
  const measured = await measure('2015-07-01');
  const again = await measure('2015-07-02');

  const because = (contract: string) => ({ reason: 'other', comment: plant(contract) });
  await did('2015-08-01', 'goings-back', { to: 'conception', ...because('GoBackRequest.comment') });
  await did('2015-08-02', 'suspensions', because('SuspendRequest.comment'));
  await did('2015-08-03', 'resumptions', { comment: plant('ResumeRequest.comment') });
  await did('2015-08-04', 'endings', { ending: 'abandoned', ...because('EndRequest.comment') });
  await did('2015-08-05', 'reopenings', because('ReopenRequest.comment'));
  await did('2015-09-01', `parties/${partner}/departure`, {
    exitStrategy: plant('RemovePartyRequest.exitStrategy'),
  });

  const sent = async (
    path: string,
    condition: Record<string, string>,
    body: object,
    as: TestPerson = DATA_STEWARD,
  ) => {
    const {
      status,
      text,
      body: answer,
    } = await ledger.request('POST', `/v1/${path}`, {
      as,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...condition },
      body: JSON.stringify(body),
    });
    if (status >= 300) throw new Error(`${path}: ${text}`);
    return answer as { id: string; revision: string; createdIds?: { mandateId: string } };
  };
  const { id: closing } = await sent(
    'closings',
    { 'If-None-Match': '*' },
    { name: 'Arrêté 2015', note: plant('CloseReportRequest.note') },
  );
  await sent(
    `closings/${closing}/withdrawal`,
    { 'If-Match': `"${TEST_TOKENS.revision(0, closing)}"` },
    { comment: plant('WithdrawClosingRequest.comment') },
  );

  const administrator: TestPerson = { id: 'person-administrator', roles: ['administrator'] };
  const mandates = `organisations/${carrier}/mandates`;
  const given = await sent(
    mandates,
    { 'If-None-Match': '*' },
    { personId: randomUUID(), capacity: 'staff', until: businessDateOf(new Date()) },
    administrator,
  );
  await sent(
    `${mandates}/${given.createdIds!.mandateId}/withdrawal`,
    { 'If-Match': `"${given.revision}"` },
    { reason: 'other', comment: plant('WithdrawMandateRequest.comment') },
    administrator,
  );

  const here = `partnerships/${partnership}`;
  await corrected(here, '2015-10-01', measured.eventIds[0]!, { comment: plant('changes.comment') });
  await corrected(here, '2015-10-02', evidence.eventIds[0]!, { text: plant('changes.text') });
  await withdrawn(here, '2015-10-03', again.eventIds[0]!);
  const itself = `organisations/${carrier}`;
  const named = await done(itself, 'names', { occurredOn: '2015-01-01', name: 'Fictive de l’Est' });
  await corrected(itself, '2015-10-01', named.eventIds[0]!, { name: 'Fictive du Sud' });
  await withdrawn(itself, '2015-10-02', named.eventIds[0]!);
  return { partnership, organisation: carrier, closing };
}
