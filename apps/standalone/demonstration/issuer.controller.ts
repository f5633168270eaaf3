import { Body, Controller, Get, Header, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { type Response } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { ProblemException } from '#contracts';
import { Public } from '#platform';
import { type Secrets } from '../secrets.js';
import { AuthorisationCodes } from './authorisation-codes.js';
import { DemonstrationIssuer, TOKEN_LIFETIME_SECONDS } from './issuer.js';
import { type DemonstrationPerson, personNamed } from './people.js';

export const SECRETS = Symbol('secrets');

/**
 * A token request: a code's (RFC 6749 §4.1.3, with the verifier of RFC 7636), or a client's own (§4.4), where the client is
 * a demonstration person.
 */
class TokenRequest {
  @IsIn(['authorization_code', 'client_credentials'])
  grant_type: string;

  @IsString()
  client_id: string;

  @IsOptional()
  @IsString()
  client_secret?: string;

  @IsOptional()
  @IsString()
  code?: string;

  @IsOptional()
  @IsString()
  redirect_uri?: string;

  @IsOptional()
  @IsString()
  code_verifier?: string;
}

const isSame = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** What an OIDC issuer publishes, and tokens: for a code that was just given, or whoever knows the secret in the data directory. */
@ApiExcludeController()
@Public()
@Controller('demonstration-issuer')
export class IssuerController {
  constructor(
    private readonly issuer: DemonstrationIssuer,
    private readonly codes: AuthorisationCodes,
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
  async token(@Body() asked: TokenRequest, @Res({ passthrough: true }) response: Response): Promise<object> {
    if (asked.grant_type === 'client_credentials') return this.accessTokenFor(this.personWithSecret(asked));
    const {
      code = '',
      client_id: clientId,
      redirect_uri: redirectUri = '',
      code_verifier: verifier = '',
    } = asked;
    const authorisation = this.codes.redeem(code, { clientId, redirectUri, verifier });
    if (!authorisation) {
      response.status(400);
      return { error: 'invalid_grant' };
    }
    const { person, nonce } = authorisation;
    return { ...(await this.accessTokenFor(person)), id_token: await this.issuer.idTokenFor(person, nonce) };
  }

  private personWithSecret({ client_id, client_secret = '' }: TokenRequest): DemonstrationPerson {
    const person = personNamed(client_id);
    if (!person || !isSame(client_secret, this.secrets.clientSecret)) {
      throw new ProblemException('UNAUTHENTICATED');
    }
    return person;
  }

  private async accessTokenFor(person: DemonstrationPerson): Promise<object> {
    return {
      access_token: await this.issuer.tokenFor(person),
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_SECONDS,
    };
  }
}
