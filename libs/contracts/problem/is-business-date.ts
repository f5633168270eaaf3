import { ValidateBy, type ValidationOptions } from 'class-validator';
import { businessDate } from '#domain';

/** A real calendar day, `YYYY-MM-DD`, not before 1900 (libs/domain, `businessDate`). */
export const IsBusinessDate = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isBusinessDate',
      validator: { validate: (value: unknown) => businessDate().safeParse(value).success },
    },
    options,
  );
