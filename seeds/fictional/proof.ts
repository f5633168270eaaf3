import { createHash } from 'node:crypto';
import { type PartnershipCommands } from '#domain';

/** A piece of evidence, as it is brought against a criterion. */
export type Proof = Omit<PartnershipCommands['bring-evidence'], 'gate' | 'criterion'>;

/** The same, for funders and evaluators alone. */
export const inConfidence = (proof: Proof): Proof => ({ ...proof, audience: 'funders-and-evaluators' });

export const text = (words: string): Proof => ({ kind: 'text', text: words });

/** A link into a domain that is reserved to examples: it leads nowhere. */
export const link = (page: string): Proof => ({
  kind: 'link',
  link: `https://www.example.org/fictif/${page}`,
});

/** A file that does not exist, with a fingerprint made from its name. */
export const file = (fileName: string): Proof => ({
  kind: 'file',
  fileName,
  sha256: createHash('sha256').update(`pièce fictive : ${fileName}`).digest('hex'),
});
