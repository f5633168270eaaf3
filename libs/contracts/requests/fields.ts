import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { type Label, type Labels } from '#domain';
import { bothLanguages } from '../both-languages.js';
import { IsBusinessDate } from '../problem/is-business-date.js';

/**
 * Fields of request contracts: each decorator is at once what is checked and what OpenAPI says. Limits are those of the
 * event schemas (libs/domain): what passes here always fits the event.
 */

/** A field may be absent: `optional` means left as its default says; `nullable` that null is then the same as absent. */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly example?: unknown;
  readonly default?: unknown;
}

export interface ListOptions extends FieldOptions {
  readonly min?: number;
  readonly max: number;
  readonly unique?: (item: never) => unknown;
}

function documented(says: Label, options: FieldOptions, schema: ApiPropertyOptions): PropertyDecorator {
  const { optional = false, nullable = false, example, default: defaultValue } = options;
  return ApiProperty({
    ...schema,
    description: bothLanguages(says) + (schema.description ? `\n\n${schema.description}` : ''),
    required: !optional && !nullable,
    ...(nullable && { nullable: true }),
    ...(example !== undefined && { example }),
    ...(defaultValue !== undefined && { default: defaultValue }),
  } as ApiPropertyOptions);
}

const presence = ({ optional, nullable }: FieldOptions): PropertyDecorator[] => {
  if (nullable) return [IsOptional()];
  // Absent is allowed, null is not: the event has no place for it.
  return optional ? [ValidateIf((_, value) => value !== undefined)] : [];
};

const field = (
  says: Label,
  options: FieldOptions,
  schema: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator => applyDecorators(documented(says, options, schema), ...presence(options), ...checks);

/** Length in code points, as the event schemas and JSON Schema count it; class-validator's own counts otherwise. */
const MaxLength = (max: number, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'maxLength',
      constraints: [max],
      validator: { validate: (value: unknown) => typeof value === 'string' && [...value].length <= max },
    },
    options,
  );

const IsNotBlank = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isNotBlank',
      validator: { validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' },
    },
    options,
  );

/** A text that says something. */
export const Text = (max: number, says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(
    says,
    options,
    { type: 'string', minLength: 1, maxLength: max },
    IsString(),
    IsNotBlank(),
    MaxLength(max),
  );

/** A text that may be empty: what no document states. */
export const TextOrEmpty = (max: number, says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(says, options, { type: 'string', maxLength: max }, IsString(), MaxLength(max));

export const Texts = (maxLength: number, says: Label, options: ListOptions): PropertyDecorator =>
  field(
    says,
    options,
    {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength },
      minItems: options.min,
      maxItems: options.max,
    } as ApiPropertyOptions,
    ...listed(options),
    IsString({ each: true }),
    IsNotBlank({ each: true }),
    MaxLength(maxLength, { each: true }),
  );

const listed = ({ min, max, unique }: ListOptions): PropertyDecorator[] => [
  IsArray(),
  ...(min === undefined ? [] : [ArrayMinSize(min)]),
  ArrayMaxSize(max),
  ...(unique ? [ArrayUnique(unique as (item: unknown) => unknown)] : []),
];

type CodeList = Labels<string> | readonly string[];
const codesIn = (list: CodeList): string[] => (Array.isArray(list) ? [...list] : Object.keys(list));
const legend = (list: CodeList): string | undefined =>
  Array.isArray(list)
    ? undefined
    : Object.entries(list as Labels<string>)
        .map(([code, label]) => `\`${code}\` ${bothLanguages(label)}`)
        .join(' · ');

/** One code of a list of the domain. */
export const Code = (list: CodeList, says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(
    says,
    options,
    { type: 'string', enum: codesIn(list), description: legend(list) } as ApiPropertyOptions,
    IsIn(codesIn(list)),
  );

export const Codes = (list: CodeList, says: Label, options: ListOptions): PropertyDecorator =>
  field(
    says,
    options,
    {
      type: 'array',
      items: { type: 'string', enum: codesIn(list) },
      minItems: options.min,
      maxItems: options.max,
      uniqueItems: true,
      description: legend(list),
    } as ApiPropertyOptions,
    ...listed({ unique: (code) => code, ...options }),
    IsIn(codesIn(list), { each: true }),
  );

const lowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** The id of something registered: a UUID, taken in lower case. */
export const Id = (says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(
    says,
    options,
    { type: 'string', format: 'uuid' },
    Transform(({ value }) => lowerCase(value)),
    IsUUID(),
  );

export const Ids = (says: Label, options: ListOptions): PropertyDecorator =>
  field(
    says,
    options,
    {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
      minItems: options.min,
      maxItems: options.max,
      uniqueItems: true,
    } as ApiPropertyOptions,
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(lowerCase) : value)),
    ...listed({ unique: (id) => id, ...options }),
    IsUUID(undefined, { each: true }),
  );

export const Day = (says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(says, { example: '2024-03-15', ...options }, { type: 'string', format: 'date' }, IsBusinessDate());

export const Flag = (says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(says, options, { type: 'boolean' }, IsBoolean());

type Range = FieldOptions & { readonly min: number; readonly max: number };

export const Quantity = (says: Label, { min, max, ...options }: Range): PropertyDecorator =>
  field(says, options, { type: 'number', minimum: min, maximum: max }, IsNumber(), Min(min), Max(max));

export const Whole = (says: Label, { min, max, ...options }: Range): PropertyDecorator =>
  field(says, options, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));

/** A text of a fixed form. */
export const Formed = (pattern: RegExp, says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(says, options, { type: 'string', pattern: pattern.source }, IsString(), Matches(pattern));

/** An address of the web, http or https. */
export const WebAddress = (max: number, says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(
    says,
    { example: 'https://example.org/rapport.pdf', ...options },
    { type: 'string', format: 'uri', maxLength: max },
    IsString(),
    MaxLength(max),
    ValidateBy({ name: 'isUrl', validator: { validate: isWebAddress } }),
  );

const isWebAddress = (value: unknown): boolean =>
  typeof value === 'string' &&
  URL.canParse(value.trim()) &&
  ['http:', 'https:'].includes(new URL(value.trim()).protocol);

type Contract = () => new () => object;

export const Part = (contract: Contract, says: Label, options: FieldOptions = {}): PropertyDecorator =>
  field(
    says,
    options,
    { type: () => contract() } as ApiPropertyOptions,
    IsObject(),
    ValidateNested(),
    Type(contract),
  );

export const Parts = (contract: Contract, says: Label, options: ListOptions): PropertyDecorator =>
  field(
    says,
    options,
    {
      type: () => contract(),
      isArray: true,
      minItems: options.min,
      maxItems: options.max,
    } as ApiPropertyOptions,
    ...listed(options),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(contract),
  );
