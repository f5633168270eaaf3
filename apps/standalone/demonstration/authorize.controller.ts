import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { isSameOrigin, Public } from '#platform';
import { authorisationRequest, type AuthorisationRequest } from './authorisation-request.js';
import { AuthorisationCodes } from './authorisation-codes.js';
import { choosePersonPage, faultyRequestPage } from './choose-person.page.js';
import { DemonstrationIssuer } from './issuer.js';
import { personNamed } from './people.js';

type Parameters = Readonly<Record<string, unknown>>;

/** Where the console sends people to sign in: they choose who they are. */
@ApiExcludeController()
@Public()
@Controller('demonstration-issuer')
export class AuthorizeController {
  constructor(
    private readonly issuer: DemonstrationIssuer,
    private readonly codes: AuthorisationCodes,
  ) {}

  @Get('authorize')
  @Header('Cache-Control', 'no-store')
  ask(@Query() given: Parameters, @Req() request: Request, @Res() response: Response): void {
    const read = this.read(given, request, response);
    if (!read) return;
    const { nonce, ...rest } = read;
    const again = { response_type: 'code', scope: 'openid', code_challenge_method: 'S256' };
    response.type('html').send(choosePersonPage({ ...again, ...rest, ...(nonce !== null && { nonce }) }));
  }

  @Post('authorize')
  @Header('Cache-Control', 'no-store')
  choose(@Body() given: Parameters, @Req() request: Request, @Res() response: Response): void {
    if (!isSameOrigin(request)) throw new ProblemException('FORBIDDEN');
    const read = this.read(given, request, response);
    if (!read) return;
    const person = typeof given.person === 'string' ? personNamed(given.person) : undefined;
    if (!person) {
      this.sendBack(response, read, { error: 'access_denied' });
      return;
    }
    const code = this.codes.issue({
      person,
      clientId: read.client_id,
      redirectUri: read.redirect_uri,
      nonce: read.nonce,
      challenge: read.code_challenge,
    });
    this.sendBack(response, read, { code });
  }

  /** There is no session here to end: one is asked anew each time. */
  @Get('end-session')
  endSession(@Query() given: Parameters, @Res() response: Response): void {
    const isKnown = given.post_logout_redirect_uri === this.issuer.signedOutUri;
    response.redirect(303, isKnown ? this.issuer.signedOutUri : '/');
  }

  private read(given: Parameters, request: Request, response: Response): AuthorisationRequest | null {
    // By another name, this machine may be what another site's name was made to lead to.
    if (request.headers.host !== new URL(this.issuer.redirectUri).host)
      throw new ProblemException('FORBIDDEN');
    const read = authorisationRequest(given, this.issuer);
    if (!('error' in read)) return read;
    if (read.tellTo === null) response.status(400).type('html').send(faultyRequestPage(read.error));
    else {
      const state = typeof given.state === 'string' ? given.state : '';
      this.sendBack(response, { redirect_uri: read.tellTo, state }, { error: read.error });
    }
    return null;
  }

  private sendBack(
    response: Response,
    { redirect_uri, state }: Pick<AuthorisationRequest, 'redirect_uri' | 'state'>,
    answer: Readonly<Record<string, string>>,
  ): void {
    const back = new URL(redirect_uri);
    const iss = this.issuer.signer.issuer;
    back.search = new URLSearchParams({ ...answer, state, iss }).toString();
    response.redirect(303, back.href);
  }
}
