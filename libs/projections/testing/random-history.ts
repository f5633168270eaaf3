import fc from 'fast-check';
import { type DomainEvent } from '#domain';
import { AllianceFormed, AllianceJoined, AllianceTitled } from './alliance.js';

/** A fact as a history records it: what, when it was true, and of which alliance (0, 1…). */
export interface HistoryEntry {
  readonly id: string;
  readonly alliance: number;
  readonly event: DomainEvent;
  readonly occurredOn: string;
}

const date = fc
  .integer({ min: 0, max: 40 })
  .map((day) => new Date(Date.UTC(2010, 0, 1 + day)).toISOString().slice(0, 10));
const word = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 6 });
const happening = fc.oneof(
  word.map((title) => AllianceTitled.of({ title })),
  word.map((party) => AllianceJoined.of({ party, role: 'funder' })),
);

const step = fc.record({
  id: fc.uuid({ version: 4 }),
  alliance: fc.nat({ max: 3 }),
  occurredOn: date,
  happening,
  act: fc.oneof(
    { weight: 5, arbitrary: fc.constant('happens' as const) },
    { weight: 2, arbitrary: fc.constant('corrects' as const) },
    { weight: 1, arbitrary: fc.constant('withdraws' as const) },
  ),
  which: fc.nat(),
});

/**
 * Random histories of a few alliances, in recorded order: facts dated in any order, corrections of content and date,
 * withdrawals, the first fact's included, and corrections of what was withdrawn already.
 */
export const randomHistory: fc.Arbitrary<readonly HistoryEntry[]> = fc
  .uniqueArray(step, { minLength: 1, maxLength: 40, selector: ({ id }) => id })
  .map((steps) => {
    const recorded = new Map<number, HistoryEntry[]>();
    return steps.map(({ id, alliance, occurredOn, happening, act, which }): HistoryEntry => {
      const facts = recorded.get(alliance) ?? [];
      recorded.set(alliance, facts);
      if (facts.length === 0 || act === 'happens') {
        const event = facts.length === 0 ? AllianceFormed.of({ title: 'first' }) : happening;
        const entry = { id, alliance, event, occurredOn };
        facts.push(entry);
        return entry;
      }
      const target = facts[which % facts.length]!;
      const of = { factId: target.id, reason: 'incorrect', comment: { $personal: 'as told' } };
      if (act === 'withdraws')
        return { id, alliance, event: { type: 'fact.withdrawn', data: of }, occurredOn };
      const fact = {
        type: target.event.type,
        version: target.event.type === AllianceJoined.type ? AllianceJoined.version : 1,
        data: target.event.type === happening.type ? happening.data : target.event.data,
      };
      const corrected = { ...of, fact, occurredOn, datePrecision: 'day' };
      return { id, alliance, event: { type: 'fact.corrected', data: corrected }, occurredOn };
    });
  });
