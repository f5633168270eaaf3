import { Controller, Get, Header, Inject, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import {
  closeSession,
  CONFIGURATION,
  type ConsoleConfiguration,
  cookieOf,
  isSameOrigin,
  LOGGER,
  type Logger,
  openSession,
  Public,
  requestedAddress,
  TokenRefused,
  TokenVerifier,
  withoutValues,
} from '#platform';
import { PageProblems } from '../page/page-problems.filter.js';
import { sendPage } from '../page/send-page.js';
import { keepChoice } from '../tour/acting-for.js';
import { Visits } from '../visit/visits.js';
import { IdentityProvider, type SignedIn, SignInRefused } from './identity-provider.js';
import { returnAddress } from './return-address.js';
import { keepUnderWay, takeUnderWay } from './sign-in-under-way.js';
import { leavingPage, signedOutPage, signInFailedPage } from './sign-in.view.js';

/** Tells the issuer whose session ends; sent nowhere but where sessions end. */
const ID_TOKEN_COOKIE = 'partnership-ledger-identity';
const ID_TOKEN_PATH = '/sign-out';
/** Browsers drop larger cookies without a word. */
const LARGEST_COOKIE = 3_900;

/** The way in and out, by the OpenID Connect issuer: authorisation code with PKCE. */
@ApiExcludeController()
@Public()
@UseFilters(PageProblems)
@Controller()
export class SignInPages {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly verifier: TokenVerifier,
    private readonly visits: Visits,
    @Inject(CONFIGURATION) private readonly configuration: ConsoleConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  private get secure(): boolean {
    return this.configuration.publicUrl.startsWith('https:');
  }

  @Get('sign-in')
  @Header('Cache-Control', 'no-store')
  async signIn(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { address, underWay } = await this.provider.begin(returnAddress(request.query.to));
    keepUnderWay(response, underWay, this.secure);
    response.redirect(303, address.href);
  }

  @Get('signed-in')
  @Header('Cache-Control', 'no-store')
  async signedIn(@Req() request: Request, @Res() response: Response): Promise<void> {
    const underWay = takeUnderWay(request, response, this.secure);
    if (!underWay) return this.failed(request, response, 'not_begun_here');
    const query = requestedAddress(request).search;
    try {
      const signedIn = await this.accepted(await this.provider.finish(query, underWay));
      this.openSession(response, signedIn);
      // The choice of whoever was here before is not theirs.
      keepChoice(response, null, this.secure);
      await this.sayWho(request, signedIn);
    } catch (error) {
      if (error instanceof SignInRefused) return this.failed(request, response, error.code);
      throw error;
    }
    response.redirect(303, underWay.to);
  }

  @Post('sign-out')
  @Header('Cache-Control', 'no-store')
  async signOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isSameOrigin(request)) throw new ProblemException('FORBIDDEN');
    const idToken = cookieOf(request, ID_TOKEN_COOKIE);
    closeSession(response, this.configuration);
    response.clearCookie(ID_TOKEN_COOKIE, this.identityAttributes);
    keepChoice(response, null, this.secure);
    // An issuer that cannot be reached keeps nobody signed in here.
    const end = await this.provider.endOfSession(idToken).catch(() => null);
    if (!end) {
      response.redirect(303, '/signed-out');
      return;
    }
    // Not a redirect: a form may lead to this site only (form-action), and browsers hold redirects to that too.
    response.setHeader('Refresh', `0; url=${end.href}`);
    sendPage(response, 200, leavingPage(this.visits.anyone(request, response), end));
  }

  @Get('signed-out')
  signedOut(@Req() request: Request, @Res() response: Response): void {
    sendPage(response, 200, signedOutPage(this.visits.anyone(request, response)));
  }

  /** A token that the APIs would refuse opens no session: its person would be sent round for ever. */
  private async accepted(signedIn: SignedIn): Promise<SignedIn> {
    if (signedIn.accessToken.length > LARGEST_COOKIE) throw new SignInRefused('token_too_large', null);
    await this.verifier.verify(signedIn.accessToken).catch((error: unknown) => {
      throw error instanceof TokenRefused ? new SignInRefused(`token_${error.reason}`, error) : error;
    });
    return signedIn;
  }

  /** Names the person in the directory. Nobody is kept out because that failed: the next time does it. */
  private async sayWho(request: Request, { accessToken, idToken }: SignedIn): Promise<void> {
    try {
      await this.visits.api(request, accessToken).change('PUT', '/people/me', { idToken });
    } catch (error) {
      this.logger.warn({ error: withoutValues(error) }, 'a person who signed in could not be named');
    }
  }

  private openSession(response: Response, { accessToken, idToken, seconds }: SignedIn): void {
    openSession(response, this.configuration, { token: accessToken, seconds });
    if (idToken.length <= LARGEST_COOKIE)
      response.cookie(ID_TOKEN_COOKIE, idToken, { ...this.identityAttributes, maxAge: seconds * 1000 });
  }

  private get identityAttributes() {
    return { httpOnly: true, sameSite: 'strict', path: ID_TOKEN_PATH, secure: this.secure } as const;
  }

  private failed(request: Request, response: Response, code: string): void {
    sendPage(response, 400, signInFailedPage(this.visits.anyone(request, response), code));
  }
}
