import {
  PartnershipEnded,
  PartnershipReopened,
  PartnershipResumed,
  PartnershipSuspended,
  PathEntered,
  STAGE_LABELS,
  StageObserved,
  TRANSFER_LABELS,
  WentBack,
  type EventOf,
} from '#domain';
import { type Words } from '../words.js';
import { told } from './sentence.js';

type Ended = EventOf<typeof PartnershipEnded>['data'];

const to = ({ transferredTo }: Ended, colon: string, words: Words): string =>
  transferredTo ? `${colon}${words.inSentence(TRANSFER_LABELS, transferredTo)}` : '';

export const pathSentences = [
  told(PathEntered, {
    fr: ({ stage }, words) =>
      `Le partenariat entre dans le parcours, à l’étape ${words.label(STAGE_LABELS, stage)}.`,
    en: ({ stage }, words) =>
      `The partnership enters the path, at the stage ${words.label(STAGE_LABELS, stage)}.`,
  }),
  told(StageObserved, {
    fr: ({ stage, observerId }, words) =>
      `Le partenariat est constaté à l’étape ${words.label(STAGE_LABELS, stage)}` +
      `${observerId ? ` par ${words.party(observerId)}` : ''}.`,
    en: ({ stage, observerId }, words) =>
      `The partnership is observed at the stage ${words.label(STAGE_LABELS, stage)}` +
      `${observerId ? ` by ${words.party(observerId)}` : ''}.`,
  }),
  told(WentBack, {
    fr: ({ from, to }, words) =>
      `Le partenariat revient de l’étape ${words.label(STAGE_LABELS, from)} à l’étape ${words.label(STAGE_LABELS, to)}.`,
    en: ({ from, to }, words) =>
      `The partnership goes back from ${words.label(STAGE_LABELS, from)} to ${words.label(STAGE_LABELS, to)}.`,
  }),
  told(PartnershipSuspended, {
    fr: () => 'Le partenariat est suspendu.',
    en: () => 'The partnership is suspended.',
  }),
  told(PartnershipResumed, {
    fr: () => 'Le partenariat reprend.',
    en: () => 'The partnership resumes.',
  }),
  told(PartnershipEnded, {
    fr: (data, words) =>
      ({
        completed: 'Le partenariat s’achève.',
        abandoned: 'Le partenariat est abandonné.',
        transferred: `Le partenariat est transmis${to(data, ' : ', words)}.`,
      })[data.ending],
    en: (data, words) =>
      ({
        completed: 'The partnership is completed.',
        abandoned: 'The partnership is abandoned.',
        transferred: `The partnership is transferred${to(data, ': ', words)}.`,
      })[data.ending],
  }),
  told(PartnershipReopened, {
    fr: () => 'Le partenariat est rouvert.',
    en: () => 'The partnership is reopened.',
  }),
];
