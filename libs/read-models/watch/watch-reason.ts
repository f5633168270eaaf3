import { gateLabel, STANDING_LABELS, type Language } from '#domain';
import { type WatchItem } from './watch.response.js';

type Judged = Pick<
  WatchItem,
  'signal' | 'standing' | 'days' | 'threshold' | 'basis' | 'stays' | 'gate' | 'since'
>;

const days = (count: number, language: Language): string => {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(count);
  return language === 'fr'
    ? `${number} ${count < 2 ? 'jour' : 'jours'}`
    : `${number} ${count === 1 ? 'day' : 'days'}`;
};

/** Written for people: « 2 mars 2015 », "2 March 2015". */
const written = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(date));

const FRENCH: Readonly<Record<WatchItem['signal'], (item: Judged) => string>> = {
  'long-in-stage': (item) =>
    `${days(item.days, 'fr')} à l'étape « ${STANDING_LABELS[item.standing].fr} » ; ` +
    (item.basis === 'reference'
      ? `la durée de référence est de ${days(item.threshold!, 'fr')}.`
      : `trois séjours achevés sur quatre (n = ${item.stays}) y ont duré ${days(item.threshold!, 'fr')} au plus.`),
  'condition-late': (item) =>
    `Une condition posée au passage ${gateLabel(item.gate!).fr} était due le ${written(item.since, 'fr')}, il y a ${days(item.days, 'fr')}.`,
  'no-evidence': (item) =>
    `Aucune preuve ni mouvement depuis le ${written(item.since, 'fr')}, il y a ${days(item.days, 'fr')}.`,
  'review-overdue': (item) =>
    `La revue du passage ${gateLabel(item.gate!).fr} était prévue le ${written(item.since, 'fr')}, il y a ${days(item.days, 'fr')}.`,
};

const ENGLISH: Readonly<Record<WatchItem['signal'], (item: Judged) => string>> = {
  'long-in-stage': (item) =>
    `${days(item.days, 'en')} at the stage "${STANDING_LABELS[item.standing].en}"; ` +
    (item.basis === 'reference'
      ? `the reference duration is ${days(item.threshold!, 'en')}.`
      : `three completed stays in four (n = ${item.stays}) lasted ${days(item.threshold!, 'en')} at most.`),
  'condition-late': (item) =>
    `A condition set at the gate ${gateLabel(item.gate!).en} was due on ${written(item.since, 'en')}, ${days(item.days, 'en')} ago.`,
  'no-evidence': (item) =>
    `No evidence and no move since ${written(item.since, 'en')}, ${days(item.days, 'en')} ago.`,
  'review-overdue': (item) =>
    `The review of the gate ${gateLabel(item.gate!).en} was planned for ${written(item.since, 'en')}, ${days(item.days, 'en')} ago.`,
};

/** Why a partnership is watched, in words. */
export const watchReason = (item: Judged, language: Language): string =>
  (language === 'fr' ? FRENCH : ENGLISH)[item.signal](item);
