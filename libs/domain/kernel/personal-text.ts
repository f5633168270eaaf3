import { z } from 'zod';

/**
 * A text that may hold something personal: a comment, an opinion, a piece of evidence. In clear it is `{ $personal }`;
 * the codec stores it as `{ $sealed, $key }` (ciphertext and the id of the key that opens it), which is also what
 * aggregates and read models hold. Keys starting with `$` are reserved to it.
 */
export type ClearText = { readonly $personal: string };
export type SealedText = { readonly $sealed: string; readonly $key: string };
export type PersonalText = ClearText | SealedText;

export const PERSONAL_TEXT_MAX_LENGTH = 5_000;

// One schema for all fields: a schema with an id can be converted to JSON Schema only as one and the same.
const personalTextSchema = z
  .union([
    z.strictObject({ $personal: z.string().min(1).max(PERSONAL_TEXT_MAX_LENGTH) }),
    z.strictObject({ $sealed: z.string().min(1), $key: z.uuid() }),
  ])
  .meta({ id: 'PersonalText', description: 'A text that may hold something personal, stored encrypted.' });

/** Schema of a personal text in an event. */
export const personalText = () => personalTextSchema;

/** Wraps a text typed by a person, so that the codec encrypts it. */
export const personal = (text: string): PersonalText => ({ $personal: text });

/** The same for an optional text: empty is absent. */
export const personalIfGiven = (text: string | null | undefined): PersonalText | null =>
  text ? personal(text) : null;

export const isSealed = (value: unknown): value is SealedText =>
  typeof value === 'object' && value !== null && '$sealed' in value && '$key' in value;

export const isClear = (value: unknown): value is ClearText =>
  typeof value === 'object' && value !== null && '$personal' in value;
