import { type Random } from '../random.js';
import { type Answer, type Asked } from './command.js';
import { type Thing, type World } from './world.js';

/** A command to send next, and what its client learns from the answer. */
export interface Act {
  readonly asked: Asked;
  /** What it is about; null when it makes something new. */
  readonly about: Thing | null;
  readonly learn: (answer: Answer) => void;
}

/** Thinks of something to do to a thing; null when it does not lend itself to it yet. */
export type Make<About extends Thing> = (world: World, random: Random, thing: About) => Act | null;

const TEXTS = ['Évalué à Mulhouse', 'שלום', 'naïf — « cité »', 'e\u0301 et é', '👩‍🌾 au champ', 'a"b\\c'];

/** A text unlike any other, not always a simple one. */
export const words = (random: Random): string => `${random.pick(TEXTS)} ${random.uuid().slice(0, 8)}`;

export const creation = (act: string, path: string, body: object, events: number): Asked => ({
  ...{ act, method: 'POST', path, body, ifMatch: null, events },
});

export const change = (
  thing: Thing,
  asked: Pick<Asked, 'act' | 'path' | 'body'> & Partial<Asked>,
  learn: (answer: Answer) => void = () => undefined,
): Act => ({
  asked: { method: 'POST', ifMatch: thing.revision, events: 1, ...asked },
  about: thing,
  learn: (answer) => {
    thing.revision = answer.revision;
    learn(answer);
  },
});
