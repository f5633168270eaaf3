import { addYears, businessDateOf } from '#domain';
import { ADMINISTRATOR, CommandApi, DATA_STEWARD, type Answer } from './testing/command-api.js';
import { carrier, funder, indicatorDefinition, partnershipOf } from './testing/life-of-a-partnership.js';

/** Calls every command's route once, in the order of one life, and remembers which routes were called. */
describe('one life of a partnership, over HTTP', () => {
  let api: CommandApi;
  const called = new Set<string>();
  let carrierId: string;
  let funderId: string;
  let partnershipId: string;
  let path: string;

  beforeAll(async () => {
    api = await CommandApi.start();
  });
  afterAll(() => api.close());

  async function recorded(
    route: string,
    at: string,
    body: object,
    status = 200,
    as = DATA_STEWARD,
  ): Promise<Answer['body']> {
    const method = route === 'PATCH' ? 'PATCH' : 'POST';
    const answer =
      status === 201 ? await api.create(at, body, { as }) : await api.send(method, at, body, { as });
    expect({ at, ...answer.body, status: answer.status }).toMatchObject({ status, changed: true });
    expect(answer.headers.get('etag')).toBe(`"${answer.body.revision}"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const inRoute = at
      .replace(/gates\/\w+/, 'gates/:gate')
      .replace(/(?<=parties\/)[0-9a-f-]{36}/, ':organisationId')
      .replace(/(?<=conditions\/)[0-9a-f-]{36}/, ':conditionId')
      .replace(/(?<=\/indicators\/)[0-9a-f-]{36}/, ':indicatorId')
      .replace(/(?<=mandates\/)[0-9a-f-]{36}/, ':mandateId')
      .replace(/(?<=facts\/)[0-9a-f-]{36}/, ':factId')
      .replace(/[0-9a-f-]{36}/, ':id');
    called.add(`${method} ${inRoute}`);
    return answer.body;
  }
  const post = (at: string, body: object) => recorded('POST', `${path}${at}`, body);

  it('registers the organisations, one under its SIREN', async () => {
    ({ id: carrierId } = await recorded('POST', '/v1/organisations', carrier, 201));
    ({ id: funderId } = await recorded('POST', '/v1/organisations', funder, 201));
    const at = `/v1/organisations/${funderId}`;
    const renamed = await recorded('POST', `${at}/names`, {
      occurredOn: '2009-01-01',
      name: 'Lumen (fictive)',
    });
    await recorded('POST', `${at}/identifiers`, {
      occurredOn: '2009-01-01',
      identifier: { scheme: 'siret', value: '404 833 048 00022' },
    });
    const [named] = renamed.eventIds;
    await recorded('POST', `${at}/facts/${named}/corrections`, {
      reason: 'incorrect',
      comment: 'Faute de frappe',
      changes: { name: 'Lumen SA (fictive)' },
    });
    await recorded('POST', `${at}/facts/${named}/withdrawals`, {
      reason: 'duplicate',
      comment: 'Même nom que le précédent',
    });
  });

  it('registers the partnership with its first parties, amends and classes it', async () => {
    ({ id: partnershipId } = await recorded(
      'POST',
      '/v1/partnerships',
      partnershipOf(carrierId, funderId),
      201,
    ));
    path = `/v1/partnerships/${partnershipId}`;
    await recorded('PATCH', path, { occurredOn: '2010-02-01', title: 'Sport santé (fictif)' });
    await post('/category-changes', { occurredOn: '2010-03-01', category: 'societal-innovation' });
  });

  it('sees parties come, change roles and go', async () => {
    const third = { ...funder, name: 'Mairie fictive', sphere: 'public-body', size: null };
    const { id: thirdId } = await recorded('POST', '/v1/organisations', third, 201);
    await post('/parties', { occurredOn: '2010-04-01', organisationId: thirdId, roles: ['partner'] });
    await post(`/parties/${thirdId}/roles`, { occurredOn: '2010-05-01', roles: ['endorser'] });
    await post(`/parties/${thirdId}/departure`, { occurredOn: '2010-06-01', exitStrategy: 'Relais pris' });
  });

  it('enters the path and passes a gate under conditions', async () => {
    await post('/path-entry', { occurredOn: '2010-07-01', stage: 'conception' });
    await post('/gates/conception/criteria', {
      occurredOn: '2010-07-02',
      criteria: [
        {
          code: 'need-analysed',
          dimension: 'solution',
          label: { fr: 'Besoin analysé', en: 'Need analysed' },
        },
      ],
      reason: 'Un seul critère compte ici',
    });
    await post('/gates/conception/reviews', {
      occurredOn: '2010-07-03',
      plannedFor: '2010-12-01',
      deciderIds: [funderId],
    });
    await post('/gates/conception/evidence', {
      occurredOn: '2010-08-01',
      criterion: 'need-analysed',
      kind: 'link',
      link: 'https://example.org/etude',
    });
    await post('/gates/conception/opinions', {
      occurredOn: '2010-09-01',
      organisationId: carrierId,
      opinion: 'favourable',
      comment: 'Prêts',
    });
    await post('/gates/conception/proposals', { occurredOn: '2010-11-01', outcome: 'conditional' });
    const decided = await post('/gates/conception/decisions', {
      occurredOn: '2010-12-01',
      outcome: 'conditional',
      source: { document: 'Relevé de décision (fictif)' },
      deciderIds: [funderId],
      conditions: [
        { text: 'Trouver une salle', dueOn: '2011-02-01' },
        { text: 'Former deux éducateurs', dueOn: '2011-03-01' },
      ],
    });
    const [decision] = (await api.events('partnership', partnershipId)).slice(-1);
    expect(decided.createdIds).toEqual({
      conditionIds: (decision?.data as { conditions: { conditionId: string }[] }).conditions.map(
        ({ conditionId }) => conditionId,
      ),
    });
    const [room, training] = decided.createdIds!.conditionIds!;
    await post(`/conditions/${room}/fulfilment`, { occurredOn: '2011-01-15' });
    await post(`/conditions/${training}/waiver`, {
      occurredOn: '2011-03-02',
      justification: 'Formés autrement',
    });
  });

  it('agrees on an indicator and measures it', async () => {
    const proposal = { definition: indicatorDefinition, replyBy: '2011-02-01' };
    const proposed = await post('/indicators', { occurredOn: '2011-01-01', ...proposal });
    const { indicatorId } = proposed.createdIds!;
    const [proposedEvent] = (await api.events('partnership', partnershipId)).slice(-1);
    expect(proposedEvent?.data).toMatchObject({ indicatorId });
    const revised = { ...proposal, definition: { ...indicatorDefinition, target: 250 } };
    await post(`/indicators/${indicatorId}/versions`, { occurredOn: '2011-01-02', ...revised });
    await post(`/indicators/${indicatorId}/acceptances`, {
      occurredOn: '2011-01-10',
      organisationId: carrierId,
    });
    await post(`/indicators/${indicatorId}/silence`, {
      occurredOn: '2011-02-02',
      justification: 'Relancé deux fois',
    });
    await post(`/indicators/${indicatorId}/measurements`, {
      occurredOn: '2011-06-30',
      value: 40,
      dataSource: 'Registre',
    });
  });

  it('measures from a table: a verdict for each row, tried first, the same told again to who sends it again', async () => {
    const rows = [
      { indicator: 'Patients accompagnés', occurredOn: '2011-07-30', value: 55, dataSource: 'Registre' },
      { indicator: 'Inconnu', occurredOn: '2011-07-30', value: 1, dataSource: 'Registre' },
      { indicator: 'patients accompagnés', occurredOn: '2011-06-30', value: 40, dataSource: 'Registre' },
      { indicator: 'Patients accompagnés', occurredOn: '2011-08-30', value: 60, dataSource: 'Registre' },
    ];
    const before = (await api.events('partnership', partnershipId)).length;
    const tried = await api.change(`${path}/measurements?dryRun=true`, { rows });
    expect([tried.status, tried.body.changed]).toEqual([200, false]);
    expect((await api.events('partnership', partnershipId)).length).toBe(before);
    const key = 'a-table-of-measurements';
    const ifMatch = `"${api.lastRevision.get(path)}"`;
    called.add('POST /v1/partnerships/:id/measurements');
    const first = await api.change(`${path}/measurements`, { rows }, { key, ifMatch });
    expect(first.body).toMatchObject({
      ...{ changed: true, repeated: false, dryRun: false },
      verdicts: [
        { row: 0, verdict: 'recorded', factId: first.body.eventIds[0] },
        { row: 1, verdict: 'refused', code: 'INDICATOR_UNKNOWN', pointer: '#/rows/1/indicator' },
        { row: 2, verdict: 'unchanged' },
        { row: 3, verdict: 'recorded', factId: first.body.eventIds[1] },
      ],
    });
    const verdicts = (body: object) =>
      (body as { verdicts: { verdict: string }[] }).verdicts.map(({ verdict }) => verdict);
    expect(verdicts(tried.body)).toEqual(verdicts(first.body));
    const again = await api.change(`${path}/measurements`, { rows }, { key, ifMatch });
    expect(again.body).toEqual({ ...first.body, repeated: true });
    const recorded = (await api.events('partnership', partnershipId)).slice(before);
    expect(recorded.map(({ occurredOn }) => occurredOn)).toEqual(['2011-07-30', '2011-08-30']);
  });

  it('uses a definition of the shared library, which has its versions', async () => {
    const {
      baseline: _,
      target: __,
      periodFrom: ___,
      periodTo: ____,
      dataSource,
      ...shared
    } = indicatorDefinition;
    const at = '/v1/shared-indicators';
    const { id } = await recorded('POST', at, { occurredOn: '2010-01-01', definition: shared }, 201);
    const definition = { ...indicatorDefinition, dataSource, shared: { sharedIndicatorId: id, version: 1 } };
    await post('/indicators', { occurredOn: '2011-08-31', definition, replyBy: '2011-10-01' });
    const other = { ...definition, unit: 'foyers' };
    const not = await api.change(`${path}/indicators`, { definition: other, replyBy: '2030-10-01' });
    expect([not.status, not.body.code, not.body.errors?.[0]?.pointer]).toEqual([
      ...[409, 'SHARED_DEFINITION_DIFFERS', '#/definition/unit'],
    ]);
    await recorded('POST', `${at}/${id}/versions`, { definition: { ...shared, unit: 'foyers' } });
  });

  it('frames its evaluation: who must accept, refusals, counter-proposals, agreements from documents, objectives', async () => {
    const source = { document: 'Convention fictive' };
    await post('/evaluation-framework', { occurredOn: '2011-06-01', requiredParties: [carrierId] });
    const proposal = { definition: indicatorDefinition, replyBy: '2011-07-01' };
    const { createdIds } = await post('/indicators', { occurredOn: '2011-06-02', ...proposal });
    const indicator = `/indicators/${createdIds!.indicatorId}`;
    const refused = await post(`${indicator}/refusals`, {
      occurredOn: '2011-06-03',
      organisationId: carrierId,
      reason: 'Trop haut',
      counterProposal: { ...indicatorDefinition, target: 120 },
    });
    await post(`${indicator}/adoptions`, {
      ...{ occurredOn: '2011-06-04', refusalId: refused.eventIds[0], replyBy: '2011-07-01' },
    });
    const transcribed = await post('/indicator-agreements', {
      ...{ occurredOn: '2010-06-01', definition: indicatorDefinition, organisationIds: [carrierId], source },
    });
    expect(transcribed.createdIds?.indicatorId).toEqual(expect.any(String));
    const objectives = [{ objective: 'stakeholder-dialogue', expected: 4 }];
    await post('/objectives', { occurredOn: '2011-06-05', organisationId: funderId, objectives });
    const [stated] = (await api.events('partnership', partnershipId)).slice(-1);
    // Lumen is a company: the register says so, nobody else.
    expect(stated?.data).toEqual({ organisationId: funderId, list: 'company', objectives });
    const other = { organisationId: carrierId, objectives };
    const not = await api.change(`${path}/objectives`, { occurredOn: '2011-06-05', ...other });
    expect([not.status, not.body.code]).toEqual([409, 'OBJECTIVE_NOT_OF_SPHERE']);
    await post('/qualifications', {
      occurredOn: '2011-06-06',
      qualification: 'initiative',
      justification: 'Améliore une situation',
      agreedBy: [carrierId],
    });
    await post('/deployment-figures', { occurredOn: '2011-06-07', beneficiariesReached: 120, source });
    const unsourced = await api.change(`${path}/deployment-figures`, { swarmingSites: 1 });
    expect([unsourced.status, unsourced.body.code]).toEqual([409, 'SOURCE_REQUIRED']);
  });

  it('goes back, is suspended, resumes, ends, reopens, is observed further on', async () => {
    await post('/goings-back', { occurredOn: '2011-07-01', to: 'conception', reason: 'need-changed' });
    await post('/suspensions', { occurredOn: '2011-08-01', reason: 'lack-of-funds' });
    await post('/resumptions', { occurredOn: '2011-09-01' });
    await post('/endings', { occurredOn: '2011-10-01', ending: 'abandoned', reason: 'distrust' });
    await post('/reopenings', { occurredOn: '2011-11-01', reason: 'ended-by-mistake' });
    const { eventIds } = await post('/stage-observations', {
      occurredOn: '2012-01-01',
      stage: 'modelling',
      observerId: carrierId,
    });
    await post(`/facts/${eventIds[0]}/corrections`, {
      reason: 'incorrect',
      comment: 'Constaté un mois plus tard',
      correctOccurredOn: '2012-02-01',
    });
    await post(`/facts/${eventIds[0]}/withdrawals`, { reason: 'incorrect', comment: 'Autre partenariat' });
  });

  it('closes a report on what is known, and withdraws the closing', async () => {
    const last = (await api.events('partnership', partnershipId)).at(-1)!;
    const asked = { name: 'Arrêté 2012', asOf: '2012-12-31', note: 'Pour le conseil' };
    const { id } = await recorded('POST', '/v1/closings', asked, 201);
    const [closed] = await api.events('closing', id);
    expect(closed!.data).toMatchObject({
      name: 'Arrêté 2012',
      asOf: '2012-12-31',
      knownAt: {
        position: String(last.position),
        eventId: last.id,
        recordedAt: last.recordedAt.toISOString(),
      },
    });
    await recorded('POST', `/v1/closings/${id}/withdrawal`, { comment: 'Mauvaise date' });
  });

  it('publishes, and lets somebody act for the carrier, for a time', async () => {
    await post('/publication', { items: ['presentation'], sharedWithTerritory: true });
    const at = `/v1/organisations/${carrierId}/mandates`;
    const { id: personId } = api.issuer.callerOf(DATA_STEWARD);
    const asked = { personId, capacity: 'staff', until: addYears(businessDateOf(new Date()), 1) };
    const given = await recorded('POST', at, asked, 201, ADMINISTRATOR);
    const { mandateId } = given.createdIds!;
    await recorded('POST', `${at}/${mandateId}/withdrawal`, { reason: 'duties-changed' }, 200, ADMINISTRATOR);
  });

  it('has called every route there is', () => {
    const router = api.application.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    const routes = router.router.stack.flatMap(({ route }) =>
      route?.path.startsWith('/v1/')
        ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)
        : [],
    );
    // Rounds of evaluation have a life of their own: test/rounds.e2e-spec.ts.
    const ofLives = routes.filter((route) => !/\/(rounds|invitations)\b/.test(route));
    expect(ofLives).toHaveLength(48);
    expect([...called].sort()).toEqual(ofLives.sort());
  });

  it('keeps who, when and from which document, and no text in clear', async () => {
    const [registered] = await api.events('partnership', partnershipId);
    expect(registered).toMatchObject({
      occurredOn: '2010-01-10',
      datePrecision: 'month',
      source: { document: 'Dossier fictif', quote: 'Tout commence en janvier.' },
      actor: api.issuer.callerOf(DATA_STEWARD),
    });
    let stored = '';
    for await (const { data, metadata } of api.store.readAll()) stored += data + metadata;
    expect(stored).toContain('Sport santé (fictif)');
    expect(stored).not.toMatch(/Relancé deux fois|Prêts|Pour le conseil|Mauvaise date/);
  });
});
