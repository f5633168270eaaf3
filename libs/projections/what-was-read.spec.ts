import { WhatFollows } from './what-was-read.js';

interface Known {
  readonly path: { readonly stage: string; readonly stays: readonly string[] };
  readonly note: string;
  readonly more?: string;
}

const state: Known = { path: { stage: 'a', stays: ['a'] }, note: 'n' };

const counted = (compute: (known: Known) => string) => {
  let times = 0;
  const follows = new WhatFollows((known: Known) => {
    times += 1;
    return compute(known);
  });
  return { of: (known: Known) => follows.of(known), times: () => times };
};

describe('what follows from a state', () => {
  it('is computed once while nothing changes that it was computed from', () => {
    const stage = counted(({ path }) => path.stage);
    stage.of(state);
    stage.of({ ...state, note: 'other' });
    stage.of({ ...state, path: { ...state.path, stays: [] } });
    expect(stage.times()).toBe(1);
  });

  it.each<[string, (known: Known) => string, Known]>([
    ['a part of a part', ({ path }) => path.stage, { ...state, path: { ...state.path, stage: 'b' } }],
    [
      'what a branch did not read before',
      ({ note, path }) => (note === 'n' ? note : path.stage),
      { ...state, note: 'm' },
    ],
    ['a list', ({ path }) => path.stays.join(), { ...state, path: { ...state.path, stays: ['a', 'b'] } }],
    ['something of a whole', (known) => JSON.stringify(known), { ...state, note: 'm' }],
    ['something added to a whole', (known) => JSON.stringify({ ...known }), { ...state, more: 'm' }],
    ['something that was not there', ({ more }) => more ?? 'none', { ...state, more: 'm' }],
  ])('is computed again when %s has changed', (_, compute, changed) => {
    const follows = counted(compute);
    follows.of(state);
    expect(follows.of(changed)).toBe(compute(changed));
    expect(follows.of(changed)).toBe(compute(changed));
    expect(follows.times()).toBe(2);
  });

  it('is computed from what is frozen too', () => {
    const frozen = Object.freeze({ ...state, path: Object.freeze(state.path) });
    expect(counted(({ path }) => path.stage).of(frozen)).toBe('a');
  });
});
