import { Body, Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Equals, IsString } from 'class-validator';
import { timingSafeEqual } from 'node:crypto';
import { ProblemException } from '#contracts';
import { Public } from '#platform';
import { type Secrets } from '../secrets.js';
import { DemonstrationIssuer, TOKEN_LIFETIME_SECONDS } from './issuer.js';
import { personNamed } from './people.js';

export const SECRETS = Symbol('secrets');

/** A client credentials request (RFC 6749 §4.4): the client is a demonstration person. */
class TokenRequest {
  @Equals('client_credentials')
  grant_type: string;

  @IsString()
  client_id: string;

  @IsString()
  client_secret: string;
}

const isSame = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** What an OIDC issuer publishes, and tokens for whoever knows the secret in the data directory. */
@ApiExcludeController()
@Public()
@Controller('demonstration-issuer')
export class IssuerController {
  constructor(
    private readonly issuer: DemonstrationIssuer,
    @Inject(SECRETS) private readonly secrets: Pick<Secrets, 'clientSecret'>,
  ) {}

  @Get('.well-known/openid-configuration')
  discovery(): object {
    return this.issuer.signer.discoveryDocument;
  }

  @Get('jwks')
  keys(): object {
    return this.issuer.signer.keySet;
  }

  @Post('token')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async token(@Body() { client_id, client_secret }: TokenRequest): Promise<object> {
    const person = personNamed(client_id);
    if (!person || !isSame(client_secret, this.secrets.clientSecret)) {
      throw new ProblemException('UNAUTHENTICATED');
    }
    return {
      access_token: await this.issuer.tokenFor(person),
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_SECONDS,
    };
  }
}
