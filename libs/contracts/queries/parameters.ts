import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength, ValidateBy } from 'class-validator';

/** A parameter may be repeated: one value is a list of one. */
const asList = Transform(({ value }: { value: unknown }) =>
  value === undefined ? undefined : [value].flat(),
);

const MOST_VALUES = 50;

/** A criterion of several values, any of which may match: `?stage=conception&stage=modelling`. */
export const AnyOf = (codes: readonly string[], description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ isArray: true, enum: [...codes], description }),
    IsOptional(),
    asList,
    ArrayMaxSize(MOST_VALUES),
    IsIn(codes, { each: true }),
  );

/** A criterion of several ids, any of which may match. */
export const AnyId = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ isArray: true, type: String, format: 'uuid', description }),
    IsOptional(),
    asList,
    ArrayMaxSize(MOST_VALUES),
    IsUUID('all', { each: true }),
  );

/** A criterion of several short texts, any of which may match. */
export const AnyText = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ isArray: true, type: String, description }),
    IsOptional(),
    asList,
    ArrayMaxSize(MOST_VALUES),
    MaxLength(200, { each: true }),
  );

/** Words searched for at once: each is looked for in every text, and by itself. */
const MOST_WORDS = 12;

/** What is searched for: a few words. */
export const SearchWords = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    MaxLength(200),
    ValidateBy({
      name: 'maxWords',
      constraints: [MOST_WORDS],
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'string' || value.trim().split(/\s+/).length <= MOST_WORDS,
      },
    }),
  );

/** A whole number typed in a URL. */
export const WholeNumber = (): PropertyDecorator => Type(() => Number);
