import fc from 'fast-check';
import { Places } from './places.js';

describe('places', () => {
  it('are never taken beyond their number, given in order, and all taken in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 }), async (sizes) => {
        const places = new Places(8);
        let [taken, most] = [0, 0];
        const order: number[] = [];
        await Promise.all(
          sizes.map(async (size, n) => {
            const release = await places.take(size);
            order.push(n);
            taken += Math.min(size, 8);
            most = Math.max(most, taken);
            await Promise.resolve();
            taken -= Math.min(size, 8);
            release();
          }),
        );
        expect(most).toBeLessThanOrEqual(8);
        expect(order).toEqual(sizes.map((_, n) => n));
      }),
    );
  });
});
