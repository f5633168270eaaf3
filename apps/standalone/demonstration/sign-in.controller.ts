import { Controller, Get, Header, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { CONFIGURATION, type HttpConfiguration, openSession, Public } from '#platform';
import { DemonstrationIssuer, TOKEN_LIFETIME_SECONDS } from './issuer.js';
import { SignInLinks } from './sign-in-links.js';

const USED_LINK = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lien déjà utilisé</title></head>
<body><main><h1>Lien déjà utilisé</h1>
<p>Ce lien a déjà servi, ou date d’un lancement précédent. <code>npm run token -- fanny --link</code> en donne un autre.</p>
<p lang="en">This link was already used, or comes from an earlier start. <code>npm run token -- fanny --link</code> gives another.</p>
<p><a href="/">Registre des partenariats</a></p></main></body>
</html>
`;

/** Opens a session from a link. */
@ApiExcludeController()
@Public()
@Controller()
export class SignInController {
  constructor(
    private readonly issuer: DemonstrationIssuer,
    private readonly links: SignInLinks,
    @Inject(CONFIGURATION) private readonly configuration: HttpConfiguration,
  ) {}

  @Get('sign-in/:code')
  @Header('Cache-Control', 'no-store')
  async signIn(
    @Param('code') code: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    // What looks at a link before it is opened, as mail and chat programs do, must not use it up.
    if (request.method === 'HEAD') {
      response.status(204).end();
      return;
    }
    const person = this.links.redeem(code);
    if (!person) {
      response.status(403).type('html').send(USED_LINK);
      return;
    }
    const token = await this.issuer.tokenFor(person);
    openSession(response, this.configuration, { token, seconds: TOKEN_LIFETIME_SECONDS });
    response.redirect(303, '/');
  }
}
