import { ReportClosed, ReportClosingWithdrawn } from '#domain';
import { told } from './sentence.js';

export const closingSentences = [
  told(ReportClosed, {
    fr: ({ name, asOf }, words) => `Arrêté ${words.quoted(name)} : l’état au ${words.date(asOf)} est fixé.`,
    en: ({ name, asOf }, words) =>
      `Closing ${words.quoted(name)}: the state as of ${words.date(asOf)} is fixed.`,
  }),
  told(ReportClosingWithdrawn, {
    fr: () => 'L’arrêté est retiré.',
    en: () => 'The closing is withdrawn.',
  }),
];
