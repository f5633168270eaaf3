import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { constraintSentence } from './constraint-sentences.js';
import { contractFaults } from './contract-faults.js';
import { type Fault, pointerTo } from './fault.js';
import { inputInvalid, ProblemException } from './problem-exception.js';
import { isTooDeep, unfitParts } from './unfit-json.js';

type Contract = new () => object;

const NO_CONTRACT: readonly unknown[] = [undefined, Object, Array, String, Number, Boolean, Date, Buffer];

/** Outside the body, a fault's place is the name of its parameter. */
const atParameter = ({ pointer = '#', ...fault }: Fault): Fault => ({
  ...fault,
  parameter: decodeURIComponent(pointer.split('/')[1] ?? ''),
});

/**
 * Holds bodies, queries and path parameters to their contract (a class with class-validator decorators): every fault
 * at once, unknown fields refused, no conversion but those the contract itself declares with `@Type`.
 * @throws ProblemException INPUT_INVALID, JSON_TOO_DEEP
 */
@Injectable()
export class ContractPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype, data }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom') return value;
    const isBody = type === 'body';
    if (isTooDeep(value)) throw new ProblemException('JSON_TOO_DEEP');
    const unfit = unfitParts(value, data === undefined ? [] : [data]);
    if (unfit.length > 0) throw inputInvalid(isBody ? unfit : unfit.map(atParameter));
    if (NO_CONTRACT.includes(metatype)) return value;

    const given = value ?? {};
    if (typeof given !== 'object' || Array.isArray(given)) {
      throw inputInvalid([
        { code: 'IS_OBJECT', detail: constraintSentence('isObject', []), pointer: pointerTo() },
      ]);
    }
    const contract = plainToInstance(metatype as Contract, given, { exposeDefaultValues: true });
    const faults = contractFaults(
      await validate(contract, {
        whitelist: true,
        forbidNonWhitelisted: true,
        forbidUnknownValues: true,
        validationError: { target: true, value: true },
      }),
    );
    if (faults.length > 0) throw inputInvalid(isBody ? faults : faults.map(atParameter));
    return contract;
  }
}
