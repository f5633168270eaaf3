import { CannotStart } from '../../composition/say.js';
import { onlyInDemonstration } from './only-in-demonstration.js';

const refusal = (environment: Record<string, string>): CannotStart | null => {
  try {
    onlyInDemonstration(environment);
    return null;
  } catch (error) {
    return error as CannotStart;
  }
};

describe('A demonstration person', () => {
  it.each([[{}], [{ OIDC_ISSUER: '' }]])('has a token where no issuer is named: %j', (environment) => {
    expect(refusal(environment)).toBeNull();
  });

  it('has none where another issuer is named, and that is said', () => {
    const refused = refusal({ OIDC_ISSUER: 'https://issuer.example' });
    expect(refused).toBeInstanceOf(CannotStart);
    expect(refused?.explanation.fr).toContain('OIDC_ISSUER nomme https://issuer.example');
    expect(refused?.explanation.en).toContain('do not exist there');
  });
});
