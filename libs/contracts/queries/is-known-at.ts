import { ValidateBy, type ValidationOptions } from 'class-validator';
import { z } from 'zod';
import { POSITION_TOKEN } from './position-token.js';

const instant = z.iso.datetime({ offset: true });

/** An instant, ISO 8601 with its offset, or the token of a position of the log. */
export const IsKnownAt = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isKnownAt',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && (POSITION_TOKEN.test(value) || instant.safeParse(value).success),
      },
    },
    options,
  );
