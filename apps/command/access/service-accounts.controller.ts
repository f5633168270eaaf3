import { Body, Controller, Header, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { type IncomingHttpHeaders } from 'node:http';
import { faultOf, IdentifierPipe, MakeServiceAccountRequest, pointerTo, ProblemException } from '#contracts';
import { MadeServiceAccount, ServiceAccountBody, ServiceAccounts } from '#access';
import { derivedId } from '#domain';
import { AllowedTo, type Caller, CurrentCaller, idempotencyKeyOf } from '#platform';
import { isWithinAYear } from './within-a-year.js';

/** Administrators make and take back the keys of programs. */
@ApiTags('Clés / Keys')
@ApiBearerAuth()
@AllowedTo('administrator')
@Controller('v1/service-accounts')
export class ServiceAccountsController {
  constructor(private readonly accounts: ServiceAccounts) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'Donner une clé à un programme ; elle n’est montrée qu’ici / Give a program a key, shown here only',
  })
  @ApiCreatedResponse({ type: MadeServiceAccount })
  async make(
    @CurrentCaller() caller: Caller,
    @Headers() headers: IncomingHttpHeaders,
    @Body() asked: MakeServiceAccountRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MadeServiceAccount> {
    const accountId = derivedId(caller.id, 'POST /v1/service-accounts', idempotencyKeyOf(headers));
    if (!isWithinAYear(asked.expiresOn, new Date())) throw notWithinAYear();
    const key = await this.accounts.make({ accountId, createdBy: caller.id, ...asked });
    // Sent again: the key was shown then, and is not known here any more.
    if (key === null) throw new ProblemException('ALREADY_EXISTS', { detail: SHOWN_ONCE });
    response.setHeader('Location', `/v1/service-accounts/${accountId}`);
    return { accountId, key };
  }

  @Post(':id/revocation')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Révoquer une clé, sur-le-champ / Revoke a key, at once' })
  @ApiOkResponse({ type: ServiceAccountBody })
  async revoke(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
  ): Promise<ServiceAccountBody> {
    const account = await this.accounts.revoke(id, caller.id);
    if (!account) throw new ProblemException('NOT_FOUND');
    return account;
  }
}

const SHOWN_ONCE = {
  fr: 'Cette clé a été faite et montrée une fois. Si elle est perdue, révoquez-la et faites-en une autre.',
  en: 'This key was made and shown once. If it is lost, revoke it and make another.',
};

const notWithinAYear = (): ProblemException =>
  new ProblemException('INPUT_INVALID', {
    faults: [faultOf('IS_WITHIN_A_YEAR', { pointer: pointerTo('expiresOn') })],
  });
