import { type Fact } from '../kernel/fact.js';
import { correctionIn, toldOf, withContent } from './facts-seen.js';

/**
 * Facts as recorded, each item addressed from the first to those it is addressed to as last known: today's audience
 * holds for all that was ever said of it, so that what reports count at a point known before tells nobody of an item
 * that was kept from them since. Facts that no correction concerns are left as they are.
 */
export function forTodaysAudience<Known extends Fact>(facts: readonly Known[]): readonly Known[] {
  if (!facts.some(correctionIn)) return facts;
  const told = toldOf(facts);
  return facts.map((fact) => {
    const audience = told.get(correctionIn(fact)?.factId ?? fact.id)?.data['audience'];
    return audience === undefined
      ? fact
      : withContent(fact, (data) => (data['audience'] === audience ? data : { ...data, audience }));
  });
}
