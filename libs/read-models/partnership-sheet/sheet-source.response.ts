/** The document that a fact comes from. */
export class SheetSource {
  document: string;
  /** Page or passage. */
  place?: string;
  /** The passage quoted. */
  quote?: string;
  date?: string;
  /** SHA-256 of the document, in hexadecimal. */
  sha256?: string;
}
