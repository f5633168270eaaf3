import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { type DataSource } from 'typeorm';
import { LOGGER, type Logger, SERVICE_KEYS, withoutValues } from '#platform';
import { People } from './people/people.js';
import { ReadLog } from './reads/read-log.js';
import { ReadsAreRecorded } from './reads/reads-are-recorded.js';
import { ServiceAccounts } from './service-accounts/service-accounts.js';

/** What the directory, the keys and the reads are kept in. */
export interface AccessParts {
  readonly database: DataSource;
  /** The clock that says which day is today. */
  readonly clock: () => Date;
}

/** People, keys of programs, and what auditors read. Beside `PlatformModule`, keys are then taken as tokens are. */
@Global()
@Module({})
export class AccessModule {
  static with({ database, clock }: AccessParts): DynamicModule {
    const accounts = new ServiceAccounts(database, clock);
    return {
      module: AccessModule,
      providers: [
        { provide: People, useValue: new People(database) },
        { provide: ServiceAccounts, useValue: accounts },
        { provide: SERVICE_KEYS, useValue: accounts },
        {
          provide: ReadLog,
          inject: [LOGGER],
          useFactory: (logger: Logger) =>
            new ReadLog(database, (error) =>
              logger.error({ error: withoutValues(error) }, 'old reads could not be forgotten'),
            ),
        },
        { provide: APP_INTERCEPTOR, useClass: ReadsAreRecorded },
      ],
      exports: [People, ServiceAccounts, SERVICE_KEYS, ReadLog],
    };
  }
}
