import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { isDatabaseUnavailable } from './database-unavailable.js';

const coded = (code: string) => Object.assign(new Error('as pg says it'), { code });

describe('A database that cannot answer for the moment', () => {
  it.each([
    ['it is starting', coded('57P03')],
    ['it is shutting down', coded('57P01')],
    ['it has no connection left', coded('53300')],
    ['nobody listens', coded('ECONNREFUSED')],
    ['the connection broke', new Error('Connection terminated unexpectedly')],
    ['the connection broke between two statements', new QueryRunnerAlreadyReleasedError()],
    ['the connection broke within a transaction', new QueryRunnerProviderAlreadyReleasedError()],
    ['TypeORM tells it of a query', new QueryFailedError('SELECT 1', [], coded('57P01'))],
  ])('is known: %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a syntax error', new QueryFailedError('SELEC 1', [], coded('42601'))],
    ['a fault of ours', new TypeError('x is not a function')],
    ['no error at all', undefined],
  ])('is not mistaken for another fault: %s', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
