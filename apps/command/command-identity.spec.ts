import fc from 'fast-check';
import { canonicalJson } from '#event-store';
import { commandIdOf, fingerprintOf, type KeyedRequest } from './command-identity.js';

const KEY = Buffer.alloc(32, 7);
const request: KeyedRequest = {
  route: 'POST /v1/partnerships/:id/gates/:gate/evidence',
  params: { id: '1f8a7c1e-6d0c-4d0e-9a51-7b6f3f0c2d11', gate: 'conception' },
  body: { kind: 'text', text: 'Étude', nested: { a: 1, b: [1, 2] } },
  idempotencyKey: 'key-1',
  callerId: 'person-1',
};

describe('the id of a command', () => {
  it('is the same for the same request sent again, and is a UUIDv5', () => {
    expect(commandIdOf({ ...request })).toBe(commandIdOf(request));
    expect(commandIdOf(request)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it.each([
    ['caller', { callerId: 'person-2' }],
    ['key', { idempotencyKey: 'key-2' }],
    ['route', { route: 'POST /v1/partnerships/:id/gates/:gate/opinions' }],
    ['partnership', { params: { ...request.params, id: '2f8a7c1e-6d0c-4d0e-9a51-7b6f3f0c2d11' } }],
  ])('is another for another %s', (_, other) => {
    expect(commandIdOf({ ...request, ...other })).not.toBe(commandIdOf(request));
  });

  it('does not look at the body: the same key for another request is the same command, and told apart', () => {
    const other = { ...request, body: { kind: 'link' } };
    expect(commandIdOf(other)).toBe(commandIdOf(request));
    expect(fingerprintOf(KEY, other)).not.toBe(fingerprintOf(KEY, request));
  });

  it('cannot be had by moving letters from one part to another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (caller, moved, key) => {
        const one = { ...request, callerId: caller + moved, idempotencyKey: key };
        const other = { ...request, callerId: caller, idempotencyKey: moved + key };
        expect(commandIdOf(one)).not.toBe(commandIdOf(other));
      }),
    );
  });
});

describe('the fingerprint of a request', () => {
  it('is that of its content, whatever the order in which its fields were written', () => {
    const other = { nested: { b: [1, 2], a: 1 }, text: 'Étude', kind: 'text' };
    expect(fingerprintOf(KEY, { ...request, body: other })).toBe(fingerprintOf(KEY, request));
    expect(fingerprintOf(KEY, request)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not depend on who asks, nor under which key of theirs', () => {
    const other = { ...request, callerId: 'person-2', idempotencyKey: 'key-2' };
    expect(fingerprintOf(KEY, other)).toBe(fingerprintOf(KEY, request));
  });

  it('changes with any value of the body, of the path, and with the key it is made with', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        fc.pre(canonicalJson(one) !== canonicalJson(other));
        const asked = { ...request, body: { value: one } };
        const fingerprint = fingerprintOf(KEY, asked);
        expect(fingerprintOf(KEY, { ...request, body: { value: other } })).not.toBe(fingerprint);
        expect(fingerprintOf(Buffer.alloc(32, 8), asked)).not.toBe(fingerprint);
      }),
    );
    const elsewhere = { ...request, params: { ...request.params, gate: 'modelling' } };
    expect(fingerprintOf(KEY, elsewhere)).not.toBe(fingerprintOf(KEY, request));
  });

  it('of no body is that of an empty one', () => {
    expect(fingerprintOf(KEY, { ...request, body: undefined })).toBe(
      fingerprintOf(KEY, { ...request, body: {} }),
    );
  });
});
