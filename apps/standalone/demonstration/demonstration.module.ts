import { type DynamicModule, Module } from '@nestjs/common';
import { type Secrets } from '../secrets.js';
import { AuthorisationCodes } from './authorisation-codes.js';
import { AuthorizeController } from './authorize.controller.js';
import { IssuerController, SECRETS } from './issuer.controller.js';
import { DemonstrationIssuer } from './issuer.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLinks } from './sign-in-links.js';

/** The local issuer of demonstration people and the links that sign in as one of them. */
@Module({})
export class DemonstrationModule {
  static with(issuer: DemonstrationIssuer, links: SignInLinks, secrets: Secrets): DynamicModule {
    return {
      module: DemonstrationModule,
      controllers: [IssuerController, AuthorizeController, SignInController],
      providers: [
        { provide: DemonstrationIssuer, useValue: issuer },
        { provide: SignInLinks, useValue: links },
        AuthorisationCodes,
        { provide: SECRETS, useValue: secrets },
      ],
    };
  }
}
