import { sameContent } from '#domain';
import { contentOf, type ComparedNode, type Part } from './compared-node.js';

/** Something that is one of several, on the way to a field. */
export interface Within {
  /** Its place with `*` for keys: `indicators/*`. */
  readonly pattern: string;
  readonly key: string;
  /** All that is said of it; as it is after, or was before where it is gone. */
  readonly content: unknown;
}

/** A field that differs, or one of several that came or went, whole. */
export interface FieldChange {
  /** `status`, `parties/<organisationId>/roles`. */
  readonly path: string;
  /** The path with `*` for keys: `parties/<star>/roles`. */
  readonly pattern: string;
  readonly within: readonly Within[];
  /** JSON; null where it was not there or not stated. */
  readonly before: unknown;
  readonly after: unknown;
}

type Place = Pick<FieldChange, 'path' | 'pattern' | 'within'>;

const joined = (path: string, step: string): string => (path === '' ? step : `${path}/${step}`);
const NOWHERE: Place = { path: '', pattern: '', within: [] };

/** What differs between two trees of fields; an absent one has no field. */
export const fieldChanges = (before: Part | null, after: Part | null): FieldChange[] =>
  changesAt(NOWHERE, before ?? undefined, after ?? undefined);

function changesAt(
  place: Place,
  before: ComparedNode | undefined,
  after: ComparedNode | undefined,
): FieldChange[] {
  const shape = after ?? before;
  // A fold leaves alone what an event does not change.
  if (!shape || before === after) return [];
  if ('value' in shape) {
    const [from, to] = [before, after].map((node) => (node ? contentOf(node) : null));
    return sameContent(from, to) ? [] : [{ ...place, before: from, after: to }];
  }
  if ('parts' in shape) {
    const [from, to] = [partsOf(before), partsOf(after)];
    return Object.keys({ ...from, ...to }).flatMap((name) => {
      const inner = {
        ...place,
        path: joined(place.path, name),
        pattern: joined(place.pattern, name),
      };
      return changesAt(inner, from[name], to[name]);
    });
  }
  const [from, to] = [itemsOf(before), itemsOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((key) =>
    changesOfItem(place, key, from.get(key), to.get(key)),
  );
}

function changesOfItem(
  place: Place,
  key: string,
  before: Part | undefined,
  after: Part | undefined,
): FieldChange[] {
  if (before === after) return [];
  const pattern = joined(place.pattern, '*');
  const content = contentOf((after ?? before)!);
  const inner = {
    path: joined(place.path, key),
    pattern,
    within: [...place.within, { pattern, key, content }],
  };
  if (before && after) return changesAt(inner, before, after);
  return [{ ...inner, before: before ? content : null, after: after ? content : null }];
}

const partsOf = (node: ComparedNode | undefined): Part['parts'] =>
  node && 'parts' in node ? node.parts : {};
const itemsOf = (node: ComparedNode | undefined): ReadonlyMap<string, Part> =>
  node && 'items' in node ? node.items : new Map<string, Part>();
