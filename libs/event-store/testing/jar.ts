import {
  FactCorrected,
  FactWithdrawn,
  defineEvent,
  eventCatalogue,
  personal,
  personalText,
  type Aggregate,
  type Command,
  type DomainEvent,
  type FactOf,
  type EventOf,
} from '#domain';
import { z } from 'zod';

/** A toy for the store's own tests: a jar is labelled, then filled, gram by gram. */

/** Stored as `{ name }` at first, then as `{ label }`, today with the language it is written in. */
export const JarLabelled = defineEvent({
  type: 'jar.labelled',
  summary: { fr: 'Un bocal est étiqueté.', en: 'A jar is labelled.' },
  schema: z.strictObject({ label: z.string(), language: z.string() }),
  upcasters: [({ name }) => ({ label: name }), (v2) => ({ ...v2, language: 'fr' })],
});

export const JarFilled = defineEvent({
  type: 'jar.filled',
  summary: { fr: 'Un bocal est rempli.', en: 'A jar is filled.' },
  schema: z.strictObject({
    grams: z.int(),
    comment: personalText().nullable(),
    remarks: z.array(z.strictObject({ by: z.string(), text: personalText() })).optional(),
  }),
});

export const jarCatalogue = eventCatalogue(JarLabelled, JarFilled, FactCorrected, FactWithdrawn);

export interface Jar {
  readonly label: string | null;
  readonly grams: number;
}

type Labelled = FactOf<EventOf<typeof JarLabelled>>;
type Filled = FactOf<EventOf<typeof JarFilled>>;

export const jar: Aggregate<Jar> = {
  category: 'jar',
  starters: ['label-jar'],
  events: jarCatalogue,
  initial: { label: null, grams: 0 },
  evolve: {
    [JarLabelled.type]: (state: Jar, { data }: Labelled): Jar => ({ ...state, label: data.label }),
    [JarFilled.type]: (state: Jar, { data }: Filled): Jar => ({ ...state, grams: state.grams + data.grams }),
  },
  possible: {},
  decide: {
    'label-jar': (_: Jar, { data }: Command<string, { label: string }>): DomainEvent[] => [
      JarLabelled.of({ label: data.label, language: 'fr' }),
    ],
    /** Each portion is an event; none changes nothing. */
    'fill-jar': (
      _: Jar,
      { data }: Command<string, { portions: number[]; comment?: string }>,
    ): DomainEvent[] =>
      data.portions.map((grams) =>
        JarFilled.of({ grams, comment: data.comment ? personal(data.comment) : null }),
      ),
  },
};
