import { hash } from 'node:crypto';
import { derivedId } from '../kernel/derived-id.js';
import { type RoundCommands, round } from '../evaluation/round.js';
import { type Round } from '../evaluation/round-state.js';
import { CARRIER, PARTNER } from './alliance.js';
import { Story } from './story.js';

const keyOf = (opening: number): Buffer => Buffer.from(hash('sha256', `opening ${opening}`, 'hex'), 'hex');

/** The key of an opening, as the closing event carries it. */
export const disclosed = (opening: number): string => keyOf(opening).toString('base64');

/** The same as the opening event bears it. */
export const wrappedKey = (opening: number) => ({
  $key: derivedId('round key', opening),
  sha256: hash('sha256', keyOf(opening), 'hex'),
});

export const ROUND_ASKED = {
  partnershipId: derivedId('a partnership'),
  title: 'Premier regard croisé',
  questionnaire: { code: 'three-impacts', version: 1 },
  parties: [
    { organisationId: CARRIER, sphere: 'association' },
    { organisationId: PARTNER, sphere: 'company' },
  ],
  panels: [{ panel: 'beneficiaries', threshold: 5 }],
  closesOn: '2012-03-31',
  cohort: null,
  key: wrappedKey(1),
} as const;

export const noRound = new Story<Round, RoundCommands>(round);
export const openRound = noRound.did('2012-03-01', 'open-round', {
  ...ROUND_ASKED,
  parties: [...ROUND_ASKED.parties],
  panels: [...ROUND_ASKED.panels],
});
export const closedRound = openRound.did('2012-04-02', 'close-round', { key: disclosed(1) });
