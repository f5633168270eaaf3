import { type Random } from '../random.js';
import { type Act } from './act.js';
import { ON_ORGANISATIONS, registerOrganisation } from './organisation-acts.js';
import { ON_PARTNERSHIPS, registerPartnership } from './partnership-acts.js';
import { onARound } from './round-acts.js';
import { type World } from './world.js';

const ENOUGH_ORGANISATIONS = 12;
const ENOUGH_PARTNERSHIPS = 40;

function toAnOrganisation(world: World, random: Random): Act {
  const registers =
    world.organisations.length < 3 ||
    (world.organisations.length < ENOUGH_ORGANISATIONS && random.chance(0.3));
  if (registers) return registerOrganisation(world, random);
  const organisation = random.pick(world.organisations);
  return (
    random.weighted(ON_ORGANISATIONS)(world, random, organisation) ?? registerOrganisation(world, random)
  );
}

function toAPartnership(world: World, random: Random): Act {
  const registers =
    world.partnerships.length < 2 || (world.partnerships.length < ENOUGH_PARTNERSHIPS && random.chance(0.15));
  if (registers) return registerPartnership(world, random);
  const partnership = world.somePartnership;
  return random.weighted(ON_PARTNERSHIPS)(world, random, partnership) ?? registerPartnership(world, random);
}

/** What a client does next: mostly something to what it already made. */
export function nextAct(world: World, random: Random): Act {
  if (world.organisations.length < 3 || random.chance(0.2)) return toAnOrganisation(world, random);
  if (world.rounds.length > 0 && random.chance(0.2))
    return onARound(world, random, random.pick(world.rounds));
  return toAPartnership(world, random);
}
