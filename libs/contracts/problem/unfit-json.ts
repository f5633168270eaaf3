import { type Fault, pointerTo } from './fault.js';
import { constraintSentence } from './constraint-sentences.js';
import { faultOf } from './fault-catalogue.js';

/** Deepest nesting a body may have. */
export const MAX_JSON_DEPTH = 16;

/** Longest list a body may hold, whatever its contract: some rules compare each item with every other. */
export const MAX_LIST_LENGTH = 200;

/** Most fields an object may have, whatever its contract: class-transformer compares each name with every other. */
export const MAX_FIELDS = 200;

/** Names that mean something to JavaScript objects are no field of any contract. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** Whether a parsed JSON value nests deeper than allowed. */
export const isTooDeep = (value: unknown, allowed = MAX_JSON_DEPTH): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (allowed === 0 || Object.values(value).some((inner) => isTooDeep(inner, allowed - 1)));

/** What no contract accepts anywhere: texts that cannot be stored, endless lists and objects, names reserved by JavaScript. */
export function unfitParts(value: unknown, path: readonly (string | number)[] = []): Fault[] {
  if (typeof value === 'string') {
    return isStorable(value) ? [] : [faultOf('TEXT_MALFORMED', { pointer: pointerTo(...path) })];
  }
  if (Array.isArray(value) && value.length > MAX_LIST_LENGTH) {
    const detail = constraintSentence('arrayMaxSize', [MAX_LIST_LENGTH]);
    return [{ code: 'ARRAY_MAX_SIZE', detail, pointer: pointerTo(...path) }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unfitParts(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  const fields = Object.entries(value);
  if (fields.length > MAX_FIELDS) {
    const detail = constraintSentence('objectMaxSize', [MAX_FIELDS]);
    return [{ code: 'OBJECT_MAX_SIZE', detail, pointer: pointerTo(...path) }];
  }
  return fields.flatMap(([name, inner]): Fault[] => {
    const pointer = pointerTo(...path, name);
    if (RESERVED.has(name)) {
      return [{ code: 'UNKNOWN_FIELD', detail: constraintSentence('whitelistValidation', []), pointer }];
    }
    if (!isStorable(name)) return [faultOf('TEXT_MALFORMED', { pointer })];
    return unfitParts(inner, [...path, name]);
  });
}
