import { type PersonalText } from '#domain';

/**
 * A sealed text where a response has a clear one: it stays sealed in the value, and the HTTP layer opens every such
 * text of an answer at once (`Codec.openAll`), after which the response's own type holds.
 */
export const toBeOpened = (text: PersonalText | null): string | null => text as unknown as string | null;
