import { type Label } from '#domain';

/** Both languages in one line, for documents that have no language. */
export const bothLanguages = ({ fr, en }: Label): string => (fr === en ? fr : `${fr} — ${en}`);
