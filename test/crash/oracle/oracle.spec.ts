import { TEST_TOKENS } from '#platform/testing';
import { type Entry } from '../journal.js';
import { type Answer, type Command } from '../load/command.js';
import { faultsOfCommands } from './commands-in-log.js';
import { faultsOfOrder } from './order-of-log.js';
import { differences } from './read-model-tables.js';
import { type Recorded } from './recorded.js';
import { faultsOfResults } from './results-in-log.js';

const command = (correlationId: string, events: number): Command => ({
  ...{ act: 'register partnership', method: 'POST', path: '/v1/partnerships', body: {}, ifMatch: null },
  ...{ events, key: correlationId, correlationId },
});

const event = (correlationId: string, position: number, revision: number, more: object = {}): Recorded => ({
  ...{ stream: 'partnership-1', revision, position: BigInt(position), id: `e${position}`, type: 'some.fact' },
  ...{ commandId: `command of ${correlationId}`, correlationId, causationId: correlationId },
  ...{ textKeys: [], data: {}, ...more },
});

const answer = (position: number, revision: number, eventIds: string[], more: object = {}): Answer => ({
  ...{ id: '1', revision: TEST_TOKENS.revision(revision, '1'), changed: true, repeated: false, eventIds },
  ...{ position: TEST_TOKENS.position(BigInt(position), eventIds.at(-1)), ...more },
});

/** A registration of three events, acknowledged; then one of a single event. */
const journal: readonly Entry[] = [
  { sent: command('a', 3) },
  { acknowledged: 'a', answer: answer(2, 2, ['e0', 'e1', 'e2']) },
  { sent: command('b', 1) },
  { acknowledged: 'b', answer: answer(3, 3, ['e3']) },
];
const log: readonly Recorded[] = [...[0, 1, 2].map((place) => event('a', place, place)), event('b', 3, 3)];

const commandFaults = (entries: readonly Entry[], recorded: readonly Recorded[]) =>
  [...faultsOfCommands(entries, recorded, TEST_TOKENS)].join('\n');
const orderFaults = (recorded: readonly Recorded[], dense = true) =>
  [...faultsOfOrder(recorded, dense)].join('\n');

describe('A log against the journal of those who wrote it', () => {
  it('is right when each acknowledged command stands where it was answered', () => {
    expect(commandFaults(journal, log)).toBe('');
    expect(orderFaults(log)).toBe('');
  });

  it('is right when a command nobody was answered about is there whole, or not at all', () => {
    const unanswered = journal.filter((entry) => 'sent' in entry);
    expect(commandFaults(unanswered, log)).toBe('');
    expect(commandFaults(unanswered, [])).toBe('');
  });

  it('is wrong when an acknowledged command is lost', () => {
    expect(commandFaults(journal, log.slice(0, 3))).toMatch(/acknowledged, and lost/);
  });

  it('is wrong when a command is half there, acknowledged or not', () => {
    expect(commandFaults([{ sent: command('a', 3) }], log.slice(0, 2))).toMatch(/2 events recorded of 3/);
    expect(commandFaults(journal.slice(0, 2), log.slice(0, 2))).toMatch(/2 events recorded of 3/);
  });

  it('is wrong when a retry was recorded a second time', () => {
    const again = event('b', 4, 4, { commandId: 'another id' });
    expect(commandFaults(journal, [...log, again])).toMatch(/two command ids/);
  });

  it('is wrong when a command stands elsewhere than it was answered', () => {
    const moved = [...log.slice(0, 3), event('b', 5, 3, { id: 'e3' })];
    expect(commandFaults(journal, moved)).toMatch(/stands at 3, 5/);
  });

  it('is wrong when a command was answered in two ways, or refused and recorded all the same', () => {
    const otherwise: Entry = { acknowledged: 'b', answer: answer(4, 4, ['e3'], { repeated: true }) };
    expect(commandFaults([...journal, otherwise], log)).toMatch(/different ways/);
    const refused: Entry = { refused: 'b', status: 412, code: 'REVISION_STALE' };
    expect(commandFaults([...journal.slice(0, 3), refused], log)).toMatch(/refused .*recorded/);
    expect(commandFaults([...journal, refused], log)).toMatch(/refused too/);
  });

  it('is wrong when it holds what nobody asked', () => {
    expect(commandFaults(journal, [...log, event('stranger', 4, 0)])).toMatch(/asked by nobody/);
  });

  it('is wrong with a hole, a repetition or a step back', () => {
    expect(orderFaults([log[0]!, log[2]!])).toMatch(/revision 2 stands where 1 belongs\n.*a hole/);
    expect(orderFaults([log[0]!, event('a', 1, 1, { id: 'e0' })])).toMatch(/there twice/);
    expect(orderFaults([event('a', 7, 0), event('a', 5, 1)], false)).toMatch(/comes after 7/);
    expect(orderFaults([event('a', 7, 0), event('a', 50, 1)], false)).toBe('');
  });
});

describe('Results that the ledger itself draws', () => {
  const counts: Entry = { sent: { ...command('counts', 1), act: 'enter counts', body: { sheets: 7 } } };
  const opened = event('open', 0, 0, { stream: 'round-r', type: 'round.opened' });
  const given = event('counts', 1, 0, {
    stream: 'sheet-s',
    type: 'sheet.given',
    data: { roundId: 'r', opening: 1 },
  });
  const closed = event('close', 2, 1, { stream: 'round-r', type: 'round.closed', data: { opening: 1 } });
  const drawnOf = (sheets: number, position: number, more: object = {}) =>
    event('close', position, position - 1, {
      ...{ stream: 'round-r', type: 'round.results-drawn', causationId: 'e2' },
      data: { opening: 1, viewpoints: [{ viewpoint: { kind: 'panel' }, sheets }] },
      ...more,
    });
  const told = [opened, given, closed];
  const resultFaults = (...recorded: Recorded[]) => [...faultsOfResults([counts], recorded)].join('\n');

  it('are right once for each closing, of what was counted before it', () => {
    expect(resultFaults(...told, drawnOf(7, 3))).toBe('');
    expect(resultFaults(opened)).toBe('');
  });

  it.each([
    ['they are missing', /has no results/, told],
    ['they are there twice', /drawn twice/, [...told, drawnOf(7, 3), drawnOf(7, 4, { id: 'again' })]],
    ['they count otherwise', /results of 6 sheets, where 7/, [...told, drawnOf(6, 3)]],
    ['they follow from no closing', /without their closing/, [opened, given, drawnOf(7, 3)]],
    ['they come before it', /before their closing/, [opened, given, drawnOf(7, 1), closed]],
  ])('are wrong when %s', (_, fault, recorded) => {
    expect(resultFaults(...recorded)).toMatch(fault);
  });
});

describe('Read models against those made afresh', () => {
  const fresh = new Map([['partnerships.sheet', ['(1,a)', '(2,b)']]]);

  it('are right when every row is the same', () => {
    expect([...differences(new Map(fresh), fresh)]).toEqual([]);
  });

  it.each([
    ['a row is missing', ['(1,a)']],
    ['a row is too many', ['(1,a)', '(2,b)', '(3,c)']],
    ['a row is there twice', ['(1,a)', '(2,b)', '(2,b)']],
    ['a row differs', ['(1,a)', '(2,x)']],
  ])('are wrong when %s', (_, rows) => {
    expect([...differences(new Map([['partnerships.sheet', rows]]), fresh)]).toHaveLength(1);
  });

  it('are wrong when there is nothing to compare', () => {
    expect([...differences(new Map(), new Map())]).toHaveLength(1);
  });
});
