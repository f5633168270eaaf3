import { CannotStart } from '../../composition/say.js';

/** Demonstration people are known to the demonstration issuer alone. @throws CannotStart where another one is named */
export function onlyInDemonstration({ OIDC_ISSUER }: Readonly<Record<string, string | undefined>>): void {
  if (!OIDC_ISSUER) return;
  throw new CannotStart({
    fr: `OIDC_ISSUER nomme ${OIDC_ISSUER} : les personnes de démonstration n’y existent pas. Demandez un jeton à cet émetteur, ou retirez OIDC_ISSUER de l’environnement.`,
    en: `OIDC_ISSUER names ${OIDC_ISSUER}: the demonstration people do not exist there. Ask that issuer for a token, or take OIDC_ISSUER out of the environment.`,
  });
}
