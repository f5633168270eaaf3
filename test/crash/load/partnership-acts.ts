import { type Random } from '../random.js';
import { change, creation, words, type Act, type Make } from './act.js';
import { openRound } from './round-acts.js';
import { type Answer } from './command.js';
import { dateOf, type Partnership, type World } from './world.js';

/** The one command of several events: the registration, and each party that joins. */
export const registerPartnership = (world: World, random: Random): Act => {
  const start = random.between(10, 3_000);
  const parties = random.some(world.organisations, random.between(2, 12)).map(({ id }) => id);
  const body = {
    occurredOn: dateOf(start),
    title: words(random),
    need: words(random),
    populations: ['Personnes âgées'],
    territories: [{ level: 'local', code: '67482', vintage: 2024, name: 'Strasbourg', kind: 'born' }],
    domains: random.some(['health', 'poverty', 'housing', 'isolation'], 2),
    odd: { main: '3', others: ['17'] },
    category: 'patronage',
    standing: 'conception',
    parties: parties.map((organisationId, index) => ({
      organisationId,
      roles: [index === 0 ? 'carrier' : 'partner'],
    })),
  };
  return {
    asked: creation('register partnership', '/v1/partnerships', body, 1 + parties.length),
    about: null,
    learn: ({ id, revision }) =>
      world.add({
        ...{ id, revision, start, day: start, parties, categoryChanges: [], measurements: [] },
        ...{ indicator: null, agreedOn: null, suspended: false },
      }),
  };
};

const onPartnership = (
  partnership: Partnership,
  act: string,
  path: string,
  on: number,
  body: object,
  learn?: (answer: Answer) => void,
): Act =>
  change(
    partnership,
    {
      act,
      path: `/v1/partnerships/${partnership.id}/${path}`,
      body: { occurredOn: dateOf(on), ...body },
    },
    learn,
  );

const amend: Make<Partnership> = (world, random, partnership) =>
  change(partnership, {
    act: 'amend',
    method: 'PATCH',
    path: `/v1/partnerships/${partnership.id}`,
    body: { occurredOn: dateOf(world.next(partnership)), title: words(random), need: words(random) },
  });

const CATEGORIES = ['patronage', 'responsible-practices', 'economic-cooperation', 'societal-innovation'];

const changeCategory: Make<Partnership> = (world, random, partnership) => {
  const on = random.chance(0.5) ? world.late(partnership.start, partnership.day) : world.next(partnership);
  return onPartnership(
    partnership,
    'change category',
    'category-changes',
    on,
    { category: random.pick(CATEGORIES), comment: words(random) },
    ({ eventIds }) => partnership.categoryChanges.push(...eventIds),
  );
};

const correctCategory: Make<Partnership> = (world, random, partnership) => {
  if (partnership.categoryChanges.length === 0) return null;
  const fact = random.pick(partnership.categoryChanges);
  const on = world.next(partnership);
  return onPartnership(partnership, 'correct a category', `facts/${fact}/corrections`, on, {
    ...{ reason: 'incorrect', comment: words(random) },
    changes: { category: random.pick(CATEGORIES), comment: words(random) },
    ...(random.chance(0.5) && { correctOccurredOn: dateOf(world.late(partnership.start, partnership.day)) }),
  });
};

const withdraw: Make<Partnership> = (world, random, partnership) => {
  const fact = partnership.measurements.pop() ?? partnership.categoryChanges.pop();
  if (!fact) return null;
  const on = world.next(partnership);
  return onPartnership(partnership, 'withdraw a fact', `facts/${fact}/withdrawals`, on, {
    reason: 'duplicate',
    comment: words(random),
  });
};

const STAGES = ['conception', 'experimentation', 'modelling', 'swarming', 'industrialisation'];

const observe: Make<Partnership> = (world, random, partnership) =>
  onPartnership(partnership, 'observe a stage', 'stage-observations', world.next(partnership), {
    stage: random.pick(STAGES),
  });

const suspendOrResume: Make<Partnership> = (world, random, partnership) => {
  const [act, path, body] = partnership.suspended
    ? ['resume', 'resumptions', {}]
    : ['suspend', 'suspensions', { reason: 'lack-of-funds' }];
  return onPartnership(
    partnership,
    act,
    path,
    world.next(partnership),
    { ...body, comment: words(random) },
    () => (partnership.suspended = !partnership.suspended),
  );
};

const bringEvidence: Make<Partnership> = (world, random, partnership) =>
  onPartnership(partnership, 'bring evidence', 'gates/conception/evidence', world.next(partnership), {
    criterion: 'need-analysed',
    kind: 'text',
    text: words(random),
  });

const giveOpinion: Make<Partnership> = (world, random, partnership) =>
  onPartnership(partnership, 'give an opinion', 'gates/conception/opinions', world.next(partnership), {
    organisationId: random.pick(partnership.parties),
    opinion: random.pick(['favourable', 'reserved']),
    comment: words(random),
  });

const measure: Make<Partnership> = (world, random, partnership) => {
  const { indicator, agreedOn } = partnership;
  if (indicator === null) {
    const on = world.next(partnership);
    const definition = {
      ...{ subImpact: 'people', evaluates: 'actions', name: words(random), definition: words(random) },
      ...{ unit: 'personnes', direction: 'increase', baseline: 0, target: 100 },
      ...{ periodFrom: dateOf(on), periodTo: dateOf(on + 400) },
    };
    return onPartnership(
      partnership,
      'propose an indicator',
      'indicators',
      on,
      { definition, replyBy: dateOf(on) },
      ({ createdIds }) => (partnership.indicator = createdIds?.indicatorId ?? null),
    );
  }
  if (agreedOn === null) {
    partnership.day += 1;
    return onPartnership(
      partnership,
      'pass over a silence',
      `indicators/${indicator}/silence`,
      partnership.day,
      { justification: words(random) },
      () => (partnership.agreedOn = partnership.day),
    );
  }
  const on = random.chance(0.4) ? world.late(agreedOn, partnership.day) : world.next(partnership);
  return onPartnership(
    partnership,
    'measure',
    `indicators/${indicator}/measurements`,
    on,
    { value: random.between(0, 120), dataSource: 'registre', comment: words(random) },
    ({ eventIds }) => partnership.measurements.push(...eventIds),
  );
};

/** What can be done to a partnership, by how often. */
export const ON_PARTNERSHIPS: readonly (readonly [number, Make<Partnership>])[] = [
  [2, amend],
  [4, changeCategory],
  [2, correctCategory],
  [1, withdraw],
  [3, observe],
  [2, suspendOrResume],
  [2, bringEvidence],
  [2, giveOpinion],
  [6, measure],
  [2, openRound],
];
