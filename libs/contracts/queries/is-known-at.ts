import { ValidateBy, type ValidationOptions } from 'class-validator';
import { z } from 'zod';

const POSITION = /^\d{1,19}$/;
const instant = z.iso.datetime({ offset: true });

/** An instant, ISO 8601 with its offset, or a position of the log. */
export const IsKnownAt = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isKnownAt',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && (POSITION.test(value) || instant.safeParse(value).success),
      },
    },
    options,
  );
