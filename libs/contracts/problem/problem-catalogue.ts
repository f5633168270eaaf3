import { type Label } from '#domain';

/**
 * Every problem that is not a domain rule, by its stable code: the status it answers with, its title, and the one
 * header or parameter it is about where it is always the same.
 * A code is never renamed nor reused.
 */
export const PROBLEMS = {
  MALFORMED_REQUEST: {
    status: 400,
    title: { fr: 'Requête mal formée', en: 'Malformed request' },
  },
  MALFORMED_JSON: {
    status: 400,
    title: { fr: 'Le corps n’est pas du JSON valide', en: 'The body is not valid JSON' },
  },
  JSON_TOO_DEEP: {
    status: 400,
    title: { fr: 'Le corps est trop profondément imbriqué', en: 'The body is nested too deeply' },
  },
  IDENTIFIER_INVALID: {
    status: 400,
    title: { fr: 'Identifiant mal formé', en: 'Malformed identifier' },
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    status: 400,
    at: { header: 'Idempotency-Key' },
    title: { fr: 'En-tête Idempotency-Key absent', en: 'Missing Idempotency-Key header' },
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    at: { header: 'Idempotency-Key' },
    title: { fr: 'En-tête Idempotency-Key invalide', en: 'Invalid Idempotency-Key header' },
  },
  IF_MATCH_INVALID: {
    status: 400,
    at: { header: 'If-Match' },
    title: { fr: 'En-tête If-Match invalide', en: 'Invalid If-Match header' },
  },
  IF_NONE_MATCH_INVALID: {
    status: 400,
    at: { header: 'If-None-Match' },
    title: { fr: 'En-tête If-None-Match invalide', en: 'Invalid If-None-Match header' },
  },
  ON_BEHALF_OF_INVALID: {
    status: 400,
    at: { header: 'Ledger-On-Behalf-Of' },
    title: { fr: 'En-tête Ledger-On-Behalf-Of invalide', en: 'Invalid Ledger-On-Behalf-Of header' },
  },
  UNAUTHENTICATED: {
    status: 401,
    title: { fr: 'Authentification requise', en: 'Authentication required' },
  },
  FORBIDDEN: {
    status: 403,
    title: { fr: 'Accès refusé', en: 'Access denied' },
  },
  MANDATE_REQUIRED: {
    status: 403,
    title: {
      fr: 'Aucun mandat en vigueur ne permet d’agir au nom de cette organisation',
      en: 'No mandate in force lets you act for this organisation',
    },
  },
  ACT_NOT_ALLOWED: {
    status: 403,
    title: {
      fr: 'Cet acte n’est pas permis à qui vous représentez ici',
      en: 'This act is not allowed to whom you act for here',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: { fr: 'Introuvable', en: 'Not found' },
  },
  NOT_THERE_AT_POINT: {
    status: 404,
    title: {
      fr: 'N’existait pas, ou n’était pas connu, à ces dates',
      en: 'Did not exist, or was not known, at these dates',
    },
  },
  CLOSING_NOT_FOUND: {
    status: 404,
    at: { parameter: 'closing' },
    title: { fr: 'Arrêté introuvable', en: 'No such closing' },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: { fr: 'Méthode non permise ici', en: 'Method not allowed here' },
  },
  NOT_ACCEPTABLE: {
    status: 406,
    at: { header: 'Accept' },
    title: { fr: 'Aucune représentation acceptable', en: 'No acceptable representation' },
  },
  ALREADY_EXISTS: {
    status: 409,
    title: { fr: 'Existe déjà', en: 'Already exists' },
  },
  REVISION_STALE: {
    status: 412,
    at: { header: 'If-Match' },
    title: { fr: 'La ressource a changé entre-temps', en: 'The resource has changed meanwhile' },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: { fr: 'Requête trop volumineuse', en: 'Request too large' },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    at: { header: 'Content-Type' },
    title: { fr: 'Type de contenu non pris en charge', en: 'Unsupported media type' },
  },
  INPUT_INVALID: {
    status: 422,
    title: { fr: 'Données invalides', en: 'Invalid input' },
  },
  AS_OF_AFTER_TODAY: {
    status: 422,
    at: { parameter: 'asOf' },
    title: { fr: 'Aucune réponse ne porte sur un jour à venir', en: 'No answer speaks of a day to come' },
  },
  KNOWN_AT_AFTER_NOW: {
    status: 422,
    at: { parameter: 'knownAt' },
    title: { fr: 'Ce qui sera connu ne l’est pas encore', en: 'What will be known is not known yet' },
  },
  CLOSING_BESIDE_CLOCKS: {
    status: 422,
    at: { parameter: 'closing' },
    title: {
      fr: 'Un arrêté fixe ses dates : ni asOf ni knownAt avec lui',
      en: 'A closing fixes its clocks: neither asOf nor knownAt beside it',
    },
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    at: { header: 'Idempotency-Key' },
    title: {
      fr: 'Clé d’idempotence déjà employée pour une autre requête',
      en: 'Idempotency key already used for another request',
    },
  },
  REVISION_REQUIRED: {
    status: 428,
    at: { header: 'If-Match' },
    title: { fr: 'En-tête If-Match requis', en: 'If-Match header required' },
  },
  IF_NONE_MATCH_REQUIRED: {
    status: 428,
    at: { header: 'If-None-Match' },
    title: { fr: 'En-tête If-None-Match requis', en: 'If-None-Match header required' },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: { fr: 'Trop de requêtes', en: 'Too many requests' },
  },
  INTERNAL_ERROR: {
    status: 500,
    title: { fr: 'Erreur interne', en: 'Internal error' },
  },
  CURSOR_INVALID: {
    status: 400,
    at: { parameter: 'cursor' },
    title: { fr: 'Curseur de page invalide', en: 'Invalid page cursor' },
  },
  READ_MODELS_BEHIND: {
    status: 503,
    title: {
      fr: 'Les vues n’ont pas encore atteint cette position',
      en: 'The views have not reached that position yet',
    },
  },
  RIGHTS_PENDING: {
    status: 503,
    title: {
      fr: 'Enregistré ; les droits retirés ne le sont pas encore dans les vues : renvoyez la même commande',
      en: 'Recorded; the views have not withdrawn the rights yet: send the same command again',
    },
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    title: { fr: 'Service momentanément indisponible', en: 'Service unavailable for the moment' },
  },
} as const satisfies Record<
  string,
  { status: number; title: Label; at?: { header: string } | { parameter: string } }
>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Title of every refusal by a domain rule (409); the rule's code and sentence stand beside it. */
export const RULE_REFUSAL_TITLE: Label = { fr: 'Refusé par une règle', en: 'Refused by a rule' };
