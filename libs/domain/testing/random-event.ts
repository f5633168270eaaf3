import fc from 'fast-check';
import { z } from 'zod';
import { addDays } from '../kernel/business-date.js';
import { FactCorrected } from '../kernel/correction.js';
import { derivedId } from '../kernel/derived-id.js';
import {
  type DomainEvent,
  type EventCatalogue,
  type EventDefinition,
  type EventOf,
} from '../kernel/event.js';
import { DATE_PRECISIONS, type Fact } from '../kernel/fact.js';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Few, so that random events speak of the same things. */
const ids = fc.nat({ max: 4 }).map((index) => derivedId('of few', index));
const day = fc.nat({ max: 3_000 }).map((days) => addDays('2010-01-01', days));
const json = fc.jsonValue({ maxDepth: 2 });

const text = ({
  format,
  pattern,
  contentEncoding,
  minLength = 0,
  maxLength = 20,
}: JsonSchema): fc.Arbitrary<string> => {
  // Keys: 32 bytes.
  if (contentEncoding === 'base64')
    return fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Buffer.from(bytes).toString('base64'));
  if (format === 'uuid') return ids;
  if (format === 'date') return day;
  if (format === 'uri') return fc.constant('https://example.org/bilan');
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme-composite', minLength, maxLength: Math.min(maxLength, minLength + 12) });
};

/** Values that a JSON Schema describes, as far as events need. */
const valuesOf = (definitions: Readonly<Record<string, JsonSchema>>) => {
  const object = ({ properties = {}, required, additionalProperties }: JsonSchema): fc.Arbitrary<object> =>
    typeof additionalProperties === 'object'
      ? fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), json, { noNullPrototype: true })
      : fc.record(
          Object.fromEntries(
            Object.entries(properties).map(([name, property]) => [name, valueOf(property as JsonSchema)]),
          ),
          { requiredKeys: required ?? [], noNullPrototype: true },
        );

  const valueOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
    if (schema.$ref) return valueOf(definitions[schema.$ref.split('/').at(-1)!]!);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueOf(one as JsonSchema)));
    if (schema.oneOf) return fc.oneof(...schema.oneOf.map((one) => valueOf(one as JsonSchema)));
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'object':
        return object(schema);
      case 'array': {
        const { minItems = 0 } = schema;
        return fc.array(valueOf(schema.items as JsonSchema), {
          minLength: minItems,
          maxLength: minItems + 2,
        });
      }
      case 'string':
        return text(schema);
      case 'integer':
        return fc.integer({ min: Math.max(schema.minimum ?? 1, 1), max: 2_100 });
      case 'number':
        return fc.integer({ min: Math.max(schema.minimum ?? -50, -50), max: 50 });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        throw new Error(`no value of ${JSON.stringify(schema)}`);
    }
  };
  return valueOf;
};

/** Any content that an event's schema accepts, whether or not a decision could have led to it. */
export function randomEvent({ type, schema }: EventDefinition): fc.Arbitrary<DomainEvent> {
  const described = z.toJSONSchema(schema) as JsonSchema;
  return valuesOf(described.$defs ?? {})(described)
    .filter((data) => schema.safeParse(data).success)
    .map((data) => ({ type, data }));
}

/** A correction says the fact it corrects anew, as another of its type was told: it never changes what kind of fact it is. */
function fitting(fact: Fact, index: number, facts: readonly Fact[]): Fact {
  if (fact.type !== FactCorrected.type) return fact;
  const said = fact.data as EventOf<typeof FactCorrected>['data'];
  const target = facts.find(({ id }) => id === said.factId);
  if (!target) return fact;
  const { type, data } = facts.find((other, at) => at > index && other.type === target.type) ?? target;
  return { ...fact, data: { ...said, fact: { type, version: 1, data } } };
}

/** Any events of a catalogue as recorded facts, in any order, of any date, corrections of one another included. */
export function randomFacts(catalogue: EventCatalogue): fc.Arbitrary<readonly Fact[]> {
  const event = fc.oneof(...[...catalogue.values()].map(randomEvent));
  const fact = fc.record({ event, occurredOn: day, datePrecision: fc.constantFrom(...DATE_PRECISIONS) });
  return fc.array(fact, { maxLength: 40 }).map((facts) =>
    facts
      .map(({ event: { type, data }, occurredOn, datePrecision }, index): Fact => ({
        // The ids that random corrections speak of come first.
        id: derivedId('of few', index),
        type,
        data,
        occurredOn,
        datePrecision,
        position: BigInt(index + 1),
        actor: { id: 'anybody', roles: [], onBehalfOf: null },
        source: null,
      }))
      .map(fitting),
  );
}
