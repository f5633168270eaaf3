import {
  addDays,
  awaitedParties,
  CATEGORIES,
  currentStay,
  currentVersion,
  daysInStage,
  DOMAIN_EVENTS,
  EVIDENCE_KINDS,
  GATE_OUTCOMES,
  GATES,
  INDICATOR_DIRECTIONS,
  latestMeasurement,
  maintained,
  OPINIONS,
  PARTY_ROLES,
  progressOf,
  SPHERES,
  STAGES,
  STATUSES,
  SUB_IMPACTS,
  TRANSFERS,
  WATCH_DEFINITION,
  type Indicator,
} from '#domain';
import { demonstrationCommands, seedOrganisationId } from '../index.js';
import { toldPartnerships, type ToldPartnership } from '../testing/told-partnerships.js';

const TODAY = '2026-11-21';
const commands = [...demonstrationCommands(TODAY)];
const registered = commands.flatMap((command) =>
  command.type === 'register-organisation' ? [{ id: command.streamId, ...command.data }] : [],
);
const saysSo = /fictif|fictive/i;

describe('The fictional lives', () => {
  let told: ToldPartnership[];
  let all: ToldPartnership[];

  beforeAll(async () => {
    all = await toldPartnerships(TODAY);
    told = all.filter(({ state }) => state.description.fictional);
  });

  const lives = () => told.map(({ state }) => state);
  const datas = (type: string) =>
    told.flatMap(({ recorded }) =>
      recorded.filter((event) => event.type === type).map(({ data }) => data as Record<string, unknown>),
    );
  const indicators = (): Indicator[] => lives().flatMap(({ evaluation }) => evaluation.indicators);
  const results = () =>
    indicators().flatMap((indicator) => {
      const { definition } = currentVersion(indicator);
      const last = indicator.versions.map(latestMeasurement).findLast((measured) => measured !== null);
      return last ? [{ definition, value: last.value, progress: progressOf(definition, last.value) }] : [];
    });

  it('are a dozen or so, on organisations that do not exist; every name says so, and no real one does', () => {
    expect(told.length).toBeGreaterThanOrEqual(12);
    expect(lives().filter(({ description }) => !saysSo.test(description.title))).toEqual([]);
    expect(registered.filter(({ name, fictional }) => fictional !== saysSo.test(name))).toEqual([]);
    const fictional = new Set(registered.filter((one) => one.fictional).map(({ id }) => id));
    const parties = lives().flatMap(({ evaluation }) => evaluation.parties);
    expect(parties.filter(({ organisationId }) => !fictional.has(organisationId))).toEqual([]);
  });

  it('claim no source but fictional ones, and no identifier of a real register', () => {
    const ids = new Set([
      ...told.map(({ id }) => id),
      ...registered.filter((one) => one.fictional).map(({ id }) => id),
    ]);
    const own = commands.filter(({ streamId }) => ids.has(streamId));
    expect(own.filter(({ source }) => source && !source.document.endsWith('(document fictif)'))).toEqual([]);
    const identifiers = own.flatMap((command) =>
      command.type === 'add-organisation-identifier' ? [command.data.identifier.value] : [],
    );
    expect(identifiers).toEqual(['FICTIF-0001']);
    expect(registered.flatMap((one) => one.identifiers)).toEqual([]);
  });

  it('are acted by people of organisations that take part, except what a data steward corrects', () => {
    const party = new Map(
      told.map(({ id, state }) => [id, state.evaluation.parties.map(({ organisationId }) => organisationId)]),
    );
    for (const { key, streamId, actor } of commands.filter((command) => party.has(command.streamId))) {
      if (actor.role === 'data-steward') expect(key).toMatch(/\/(correct|withdraw)-fact\//);
      else expect([key, party.get(streamId)!.includes(actor.onBehalfOf!)]).toEqual([key, true]);
    }
  });

  it.each(['deux-rives', 'institut-evaluation', 'passerelles'])(
    'give %s, for which a demonstration person acts, several partnerships to see',
    (organisation) => {
      const acting = seedOrganisationId(organisation);
      const seen = lives().filter(({ evaluation }) =>
        evaluation.parties.some(({ organisationId }) => organisationId === acting),
      );
      expect(seen.length).toBeGreaterThanOrEqual(2);
    },
  );

  it('show at first sight what is stuck: two far past the third quartile of conception, one without evidence for long', () => {
    const completed = lives()
      .flatMap(({ path }) => path.stays)
      .filter(({ stage, exit }) => stage === 'conception' && exit === 'passed')
      .map((stay) => daysInStage(stay, TODAY))
      .filter((days) => days !== null)
      .sort((a, b) => a - b);
    expect(completed.length).toBeGreaterThanOrEqual(11);
    expect(completed.length).toBeGreaterThanOrEqual(WATCH_DEFINITION.minimumStays);
    const third = completed[Math.ceil(completed.length * WATCH_DEFINITION.percentile) - 1]!;
    const stuck = lives().filter(({ path }) => {
      const stay = currentStay(path);
      return (
        path.status === 'active' && stay?.stage === 'conception' && daysInStage(stay, TODAY)! > 2 * third
      );
    });
    expect(stuck).toHaveLength(2);
    const long = addDays(TODAY, -WATCH_DEFINITION.daysWithoutEvidence);
    expect(
      stuck.map(({ gates }) => gates.evidence.some(({ broughtOn }) => broughtOn >= long)).sort(),
    ).toEqual([false, true]);
  });

  it('have conditions met, waived and late today, reviews near and overdue, one of them planned again', () => {
    const conditions = lives().flatMap(({ gates }) => gates.conditions);
    expect(new Set(conditions.map(({ status }) => status))).toEqual(new Set(['open', 'met', 'waived']));
    expect(conditions.some(({ status, dueOn }) => status === 'open' && dueOn < TODAY)).toBe(true);
    const reviews = lives().flatMap(({ path, gates }) => (path.status === 'active' ? gates.reviews : []));
    const soon = addDays(TODAY, 30);
    expect(reviews.some(({ plannedFor }) => plannedFor < TODAY)).toBe(true);
    expect(reviews.some(({ plannedFor }) => plannedFor > TODAY && plannedFor <= soon)).toBe(true);
    expect(reviews.some(({ replanned }) => replanned > 0)).toBe(true);
  });

  it('pass each gate at least once with every criterion evidenced, and once with one waived', () => {
    const decisions = lives().flatMap(({ gates }) => gates.decisions);
    for (const gate of GATES) {
      const evidenced = decisions.filter(
        (decision) =>
          decision.gate === gate &&
          decision.outcome === 'go' &&
          decision.assessment.every(({ evidenceIds }) => evidenceIds.length > 0),
      );
      expect([gate, evidenced.length > 0]).toEqual([gate, true]);
    }
    expect(decisions.some(({ assessment }) => assessment.some(({ waiver }) => waiver))).toBe(true);
    expect(decisions.some(({ criteriaVersion }) => criteriaVersion === 'own-1')).toBe(true);
  });

  it('have a refusal that a passage follows', () => {
    const refusedThenPassed = lives().filter(({ gates }) =>
      gates.decisions.some(
        ({ gate, outcome }, index) =>
          outcome === 'no-go' &&
          gates.decisions.slice(index + 1).some((later) => later.gate === gate && later.outcome === 'go'),
      ),
    );
    expect(refusedThenPassed.length).toBeGreaterThan(0);
  });

  it('have indicators awaited, proceeded with in silence, revised, beyond their target, below where they began, maintained', () => {
    const versions = lives().flatMap(({ evaluation }) =>
      evaluation.indicators.map((indicator) => ({ indicator, evaluation })),
    );
    const awaited = versions.filter(
      ({ indicator, evaluation }) => awaitedParties(evaluation, currentVersion(indicator)).length > 0,
    );
    expect(awaited.some(({ indicator }) => currentVersion(indicator).agreedOn === null)).toBe(true);
    expect(datas('partnership.indicator-silence-passed-over')).not.toEqual([]);
    expect(indicators().some((one) => one.versions.length > 1)).toBe(true);
    expect(results().some(({ progress }) => progress !== null && progress > 1)).toBe(true);
    expect(results().some(({ progress }) => progress !== null && progress < 0)).toBe(true);
    expect(results().some(({ definition, value }) => maintained(definition, value))).toBe(true);
    const years = indicators().map(
      (one) =>
        new Set(
          one.versions.flatMap(({ measurements }) =>
            measurements.map(({ measuredOn }) => measuredOn.slice(0, 4)),
          ),
        ).size,
    );
    expect(Math.max(...years)).toBeGreaterThanOrEqual(4);
  });

  const covered = {
    stage: [STAGES, () => lives().map(({ path }) => path.standing)],
    'way to end, or not': [STATUSES, () => lives().map(({ path }) => path.status)],
    'taker of what was transferred': [
      TRANSFERS,
      () => datas('partnership.ended').map(({ transferredTo }) => transferredTo),
    ],
    category: [
      CATEGORIES.filter((category) => category !== 'not-stated'),
      () => lives().map(({ description }) => description.category),
    ],
    'outcome of a gate': [
      GATE_OUTCOMES,
      () => datas('partnership.gate-decided').map(({ outcome }) => outcome),
    ],
    opinion: [OPINIONS, () => datas('partnership.opinion-given').map(({ opinion }) => opinion)],
    'kind of evidence': [EVIDENCE_KINDS, () => datas('partnership.evidence-brought').map(({ kind }) => kind)],
    'sub-impact measured': [SUB_IMPACTS, () => results().map(({ definition }) => definition.subImpact)],
    'direction of an indicator': [
      INDICATOR_DIRECTIONS,
      () => results().map(({ definition }) => definition.direction),
    ],
    role: [
      PARTY_ROLES,
      () => lives().flatMap(({ evaluation }) => evaluation.parties.flatMap(({ roles }) => roles)),
    ],
    sphere: [SPHERES, () => registered.filter(({ fictional }) => fictional).map(({ sphere }) => sphere)],
    'standing off the path': [['off-path'], () => lives().map(({ path }) => path.standing)],
    'way to change one’s record': [
      ['fact.corrected', 'fact.withdrawn'],
      () => told.flatMap(({ recorded }) => recorded.map(({ type }) => type)),
    ],
    'kind of fact about a partnership': [
      [...DOMAIN_EVENTS.keys()].filter(
        (type) => !/^(organisation|mandate|report|projection|round|sheet|sharedindicator)\./.test(type),
      ),
      () => told.flatMap(({ recorded }) => recorded.map(({ type }) => type)),
    ],
    'kind of fact about an organisation': [
      ['register-organisation', 'rename-organisation', 'add-organisation-identifier'],
      () => commands.map(({ type }) => type),
    ],
  } as const satisfies Record<string, readonly [readonly string[], () => readonly unknown[]]>;

  it.each(Object.entries(covered))('show every %s', (_, [expected, found]) => {
    expect(expected.filter((one) => !(found() as readonly unknown[]).includes(one))).toEqual([]);
  });
});
