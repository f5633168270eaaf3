import { getMetadataStorage, type ValidationError } from 'class-validator';
import { constraintCode, constraintSentence, REQUIRED } from './constraint-sentences.js';
import { pointerTo, type Fault } from './fault.js';

type Path = readonly (string | number)[];

interface Failed {
  readonly name: string;
  readonly constraints: readonly unknown[];
  /** Indices of the items at fault, when the constraint bears on each item of a list. */
  readonly items: readonly number[] | null;
}

/** A value of the wrong type breaks every other rule too; only the type is then said. Likewise for an empty value. */
const WRONG_SHAPE = ['isArray', 'isObject', 'nestedValidation'];
const FIRST_TO_SAY = [
  WRONG_SHAPE,
  ['isString', 'isInt', 'isNumber', 'isBoolean', 'isDefined'],
  ['isNotEmpty', 'isNotBlank', 'arrayNotEmpty'],
];

function failedConstraints(error: ValidationError): Failed[] {
  const storage = getMetadataStorage();
  const target = error.target?.constructor;
  const declared = target ? storage.getTargetValidationMetadatas(target, '', false, false) : [];
  return Object.keys(error.constraints ?? {}).map((name) => {
    const metadata = declared.find((one) => one.propertyName === error.property && one.name === name);
    const constraints = (metadata?.constraints as readonly unknown[] | undefined) ?? [];
    const values: unknown = error.value;
    if (!metadata?.each || !Array.isArray(values)) return { name, constraints, items: null };
    const [check] = storage.getTargetValidatorConstraints(metadata.constraintCls);
    const context = {
      targetName: target?.name ?? '',
      property: error.property,
      object: error.target ?? {},
      constraints: [...constraints],
    };
    const failing = values.flatMap((value: unknown, index) =>
      check && !check.instance.validate(value, { ...context, value }) ? [index] : [],
    );
    return { name, constraints, items: failing.length > 0 ? failing : null };
  });
}

const decisiveAmong = (failed: readonly Failed[]): Failed | undefined =>
  FIRST_TO_SAY.map((names) => failed.find(({ name }) => names.includes(name))).find(
    (one) => one !== undefined,
  );

/** The decisive fault of the value, else all of them and, of each item, its decisive one. */
function worthSaying(failed: readonly Failed[]): readonly Failed[] {
  const decisive = decisiveAmong(failed.filter(({ items }) => items === null));
  if (decisive) return [decisive];
  const isSaid = (one: Failed, index: number): boolean => {
    const ofItem = decisiveAmong(failed.filter(({ items }) => items?.includes(index)));
    return ofItem === undefined || ofItem === one;
  };
  return failed.map((one) => ({ ...one, items: one.items?.filter((index) => isSaid(one, index)) ?? null }));
}

function faultsOf(error: ValidationError, parent: Path): Fault[] {
  const path = [...parent, Array.isArray(error.target) ? Number(error.property) : error.property];
  const failed = failedConstraints(error);
  const isUnknownField = failed.some(({ name }) => name === 'whitelistValidation');
  if (failed.length > 0 && !isUnknownField && (error.value === undefined || error.value === null)) {
    return [{ ...REQUIRED, pointer: pointerTo(...path) }];
  }
  const own = worthSaying(failed).flatMap(({ name, constraints, items }): Fault[] => {
    const fault = { code: constraintCode(name), detail: constraintSentence(name, constraints) };
    return items
      ? items.map((index) => ({ ...fault, pointer: pointerTo(...path, index) }))
      : [{ ...fault, pointer: pointerTo(...path) }];
  });
  const hasWrongShape = failed.some(({ name, items }) => items === null && WRONG_SHAPE.includes(name));
  const misshapen = new Set(failed.flatMap(({ items }) => items ?? []).map(String));
  const children = (error.children ?? []).filter(
    ({ property }) => !hasWrongShape && !misshapen.has(property),
  );
  return [...own, ...contractFaults(children, path)];
}

/** class-validator's errors as faults with pointers, the decisive one first where several say the same thing. */
export const contractFaults = (errors: readonly ValidationError[], parent: Path = []): Fault[] =>
  errors.flatMap((error) => faultsOf(error, parent));
