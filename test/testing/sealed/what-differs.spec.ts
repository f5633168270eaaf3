import { seen } from './what-differs.js';

describe('What two runs may differ in', () => {
  it('is a token, by its length alone, be there no digit in it', () => {
    expect(seen('knownAt=EiHYCeqrFneZCohMMb-DbSxEzQJdFg_AXQTrJuzlzFo;')).toBe('knownAt=<43>;');
  });

  it.each(['access-control-expose-headers', 'Strict-Transport-Security', 'INVITATION_SECRET_REQUIRED'])(
    'is no name in words: %s',
    (name) => expect(seen(`"${name}"`)).toBe(`"${name}"`),
  );

  it('is no text that was written in another way', () => {
    const text = 'Personne ne doit lire ceci';
    expect(seen(Buffer.from(text).toString('base64'))).toBe(`{${text}}`);
    expect(seen(Buffer.from(text).toString('hex'))).toBe(`{${text}}`);
  });
});
