import { type Random } from '../random.js';
import { change, creation, words, type Act, type Make } from './act.js';
import { dateOf, type Organisation, type World } from './world.js';

export const registerOrganisation = (world: World, random: Random): Act => ({
  asked: creation(
    'register organisation',
    '/v1/organisations',
    { occurredOn: dateOf(0), name: words(random), sphere: random.pick(['association', 'foundation']) },
    1,
  ),
  about: null,
  learn: ({ id, revision }) => world.organisations.push({ id, revision, renamings: [], day: 0 }),
});

const rename: Make<Organisation> = (world, random, organisation) => {
  const on = random.chance(0.3) ? world.late(0, organisation.day) : world.next(organisation);
  return change(
    organisation,
    {
      act: 'rename',
      path: `/v1/organisations/${organisation.id}/names`,
      body: { occurredOn: dateOf(on), name: words(random) },
    },
    ({ eventIds }) => organisation.renamings.push(...eventIds),
  );
};

const correctName: Make<Organisation> = (world, random, organisation) => {
  if (organisation.renamings.length === 0) return null;
  const fact = random.pick(organisation.renamings);
  return change(organisation, {
    act: 'correct a name',
    path: `/v1/organisations/${organisation.id}/facts/${fact}/corrections`,
    body: {
      ...{ occurredOn: dateOf(world.next(organisation)), reason: 'incorrect', comment: words(random) },
      changes: { name: words(random) },
      ...(random.chance(0.5) && { correctOccurredOn: dateOf(world.late(0, organisation.day)) }),
    },
  });
};

const withdrawName: Make<Organisation> = (world, random, organisation) => {
  const fact = organisation.renamings.pop();
  if (!fact) return null;
  return change(organisation, {
    act: 'withdraw a name',
    path: `/v1/organisations/${organisation.id}/facts/${fact}/withdrawals`,
    body: { occurredOn: dateOf(world.next(organisation)), reason: 'duplicate', comment: words(random) },
  });
};

/** What can be done to an organisation, by how often. */
export const ON_ORGANISATIONS: readonly (readonly [number, Make<Organisation>])[] = [
  [6, rename],
  [2, correctName],
  [1, withdrawName],
];
