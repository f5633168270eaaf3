import { type Question, type SharedValue } from '../questionnaire.js';
import { BALANCE, TRUST, VALUE } from './scales.js';

/** PME11's three values, in its order. */
export const SHARED_VALUE_LABELS = {
  'association-added-value': {
    fr: 'Valeur ajoutée pour l’association',
    en: 'Added value for the association',
  },
  'company-return': {
    fr: 'Retour sur engagement pour l’entreprise',
    en: 'Return on commitment for the company',
  },
  'common-good-impact': { fr: 'Impact réel pour le bien commun', en: 'Real impact for the common good' },
} as const satisfies Record<SharedValue, { fr: string; en: string }>;

const TEXTS: Record<SharedValue, { fr: string; en: string }> = {
  'association-added-value': {
    fr: 'Quelle valeur le partenariat ajoute-t-il à l’association ?',
    en: 'How much value does the partnership add to the association?',
  },
  'company-return': {
    fr: 'Quelle valeur l’entreprise retire-t-elle de son engagement ?',
    en: 'How much value does the company draw from its commitment?',
  },
  'common-good-impact': {
    fr: 'Quelle valeur le partenariat crée-t-il réellement pour le bien commun ?',
    en: 'How much value does the partnership really create for the common good?',
  },
};

/** PME11's reading of value: one question for each of its three. */
export const VALUE_QUESTIONS: readonly Question[] = (Object.keys(TEXTS) as SharedValue[]).map((value) => ({
  code: value,
  subject: { kind: 'value', value },
  scale: VALUE.code,
  text: TEXTS[value],
}));

/** What the relation itself is worth to the partners. */
export const RELATION_QUESTIONS: readonly Question[] = [
  {
    code: 'balance',
    subject: { kind: 'relation', aspect: 'balance' },
    scale: BALANCE.code,
    text: {
      fr: 'La relation entre les partenaires est-elle équilibrée ?',
      en: 'Is the relation between the partners balanced?',
    },
  },
  {
    code: 'trust',
    subject: { kind: 'relation', aspect: 'trust' },
    scale: TRUST.code,
    text: {
      fr: 'Quelle confiance y a-t-il entre les partenaires ?',
      en: 'How much trust is there between the partners?',
    },
  },
];
