import { organisationsNamed } from './registered-organisations.js';

describe('the organisations a command names', () => {
  it.each([
    ['a party', { organisationId: 'a' }, [['organisationId', 'a']]],
    ['an observer', { observerId: 'a' }, [['observerId', 'a']]],
    [
      'deciders',
      { deciderIds: ['a', 'b'] },
      [
        ['deciderIds/0', 'a'],
        ['deciderIds/1', 'b'],
      ],
    ],
    ['first parties', { parties: [{ organisationId: 'a' }] }, [['parties/0/organisationId', 'a']]],
    [
      'those whose silence was passed over, as a correction has it',
      { factId: 'f', changes: { organisationIds: ['a', 'b'] } },
      [
        ['changes/organisationIds/0', 'a'],
        ['changes/organisationIds/1', 'b'],
      ],
    ],
    ['a corrected decider', { changes: { deciderIds: ['a'] } }, [['changes/deciderIds/0', 'a']]],
  ])('are found: %s', (_, data, expected) => {
    expect(organisationsNamed(data).map(({ field, id }) => [field, id])).toEqual(expected);
  });

  it('are none where a correction says nothing of the kind', () => {
    expect(
      organisationsNamed({ changes: { organisationIds: 'a', parties: [null], deciderIds: [3] } }),
    ).toEqual([]);
  });
});
