import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';

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

/** A whole number typed in a URL. */
export const WholeNumber = (): PropertyDecorator => Type(() => Number);
