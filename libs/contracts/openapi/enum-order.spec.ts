import fc from 'fast-check';
import { STAGES } from '#domain';
import { withOrderedEnums } from './enum-order.js';

const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

describe('the values of an enum', () => {
  it('stand in the domain’s order, however the compiler met them, null last', () => {
    fc.assert(
      fc.property(shuffled([...STAGES, null]), (met) => {
        const part = { schemas: [{ enum: met, type: ['string', 'null'] }] };
        expect(withOrderedEnums(part)).toEqual({
          schemas: [{ enum: [...STAGES, null], type: ['string', 'null'] }],
        });
      }),
    );
  });

  it('stand by name where the domain has no list of them', () => {
    fc.assert(
      fc.property(shuffled(['b', 'a', 'd', 'c']), (met) => {
        expect(withOrderedEnums({ enum: met })).toEqual({ enum: ['a', 'b', 'c', 'd'] });
      }),
    );
  });

  it('leave alone a field that is called enum', () => {
    const part = { properties: { enum: { type: 'string', enum: ['x'] } } };
    expect(withOrderedEnums(part)).toEqual(part);
  });
});
