import { Module } from '@nestjs/common';
import { PeopleQueries } from './people.controller.js';
import { ReadQueries } from './reads.controller.js';
import { ServiceAccountQueries } from './service-accounts.controller.js';

/** Who may come in, and what was looked at. Needs `AccessModule` beside it. */
@Module({ controllers: [PeopleQueries, ReadQueries, ServiceAccountQueries] })
export class AccessQueries {}
