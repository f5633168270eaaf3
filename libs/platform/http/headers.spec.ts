import fc from 'fast-check';
import { ProblemException } from '#contracts';
import { idempotencyKeyOf } from './idempotency-key.js';
import { entityTag, expectedRevisionOf, mustBeNew } from './revision-headers.js';

const outcome = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    return `${error.problem.status} ${error.problem.code}`;
  }
};

describe('an idempotency key', () => {
  it.each([
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    [' "a b" ', 'a b'],
    ['"say \\"hi\\" \\\\"', 'say "hi" \\'],
    [undefined, '400 IDEMPOTENCY_KEY_REQUIRED'],
    ['', '400 IDEMPOTENCY_KEY_REQUIRED'],
    ['""', '400 IDEMPOTENCY_KEY_INVALID'],
    ['"  "', '400 IDEMPOTENCY_KEY_INVALID'],
    ['"unclosed', '400 IDEMPOTENCY_KEY_INVALID'],
    ['a b', '400 IDEMPOTENCY_KEY_INVALID'],
    ['a, b', '400 IDEMPOTENCY_KEY_INVALID'],
    ['"a";q=1', '400 IDEMPOTENCY_KEY_INVALID'],
    ['"clé"', '400 IDEMPOTENCY_KEY_INVALID'],
    ['"\\n"', '400 IDEMPOTENCY_KEY_INVALID'],
    ['x'.repeat(201), '400 IDEMPOTENCY_KEY_INVALID'],
  ])('sent as %s reads %s', (header, expected) => {
    expect(outcome(() => idempotencyKeyOf({ 'idempotency-key': header }))).toBe(expected);
  });

  it('in quotes and bare is one key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.:~+/=-]{1,200}$/), (key) => {
        expect(idempotencyKeyOf({ 'idempotency-key': `"${key}"` })).toBe(key);
        expect(idempotencyKeyOf({ 'idempotency-key': key })).toBe(key);
      }),
    );
  });
});

describe('the revision a change expects', () => {
  it('is read back from the entity tag it was given as', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{32}$/), (revision) => {
        expect(expectedRevisionOf({ 'if-match': entityTag(revision) })).toBe(revision);
      }),
    );
  });

  it.each([
    [undefined, '428 REVISION_REQUIRED'],
    ['  ', '428 REVISION_REQUIRED'],
    ['W/"3"', '412 REVISION_STALE'],
    ['3', '400 IF_MATCH_INVALID'],
    ['*', '400 IF_MATCH_INVALID'],
    ['"1", "2"', '400 IF_MATCH_INVALID'],
  ])('sent as %s is refused with %s', (header, expected) => {
    expect(outcome(() => expectedRevisionOf({ 'if-match': header }))).toBe(expected);
  });
});

describe('a creation', () => {
  it.each([
    [undefined, false],
    ['*', true],
    [' * ', true],
    ['"3"', '400 IF_NONE_MATCH_INVALID'],
    ['', '400 IF_NONE_MATCH_INVALID'],
  ])('with If-None-Match %s reads %s', (header, expected) => {
    expect(outcome(() => mustBeNew({ 'if-none-match': header }))).toBe(expected);
  });
});
