import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsObject, ValidateNested } from 'class-validator';

/** A field holding one object of another contract (a list in its place is a fault). */
export const Nested = (contract: () => new () => object): PropertyDecorator =>
  applyDecorators(IsObject(), ValidateNested(), Type(contract));

/** A field holding a list of objects of another contract. */
export const NestedList = (contract: () => new () => object): PropertyDecorator =>
  applyDecorators(IsArray(), IsObject({ each: true }), ValidateNested({ each: true }), Type(contract));
