import { Module } from '@nestjs/common';
import { PeopleController } from './people.controller.js';
import { ServiceAccountsController } from './service-accounts.controller.js';

/** What changes who may come in. No events: see libs/access. Needs `AccessModule` beside it. */
@Module({ controllers: [PeopleController, ServiceAccountsController] })
export class AccessCommands {}
