import { Body, Controller, Delete, Header, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { People, PersonBody } from '#access';
import {
  faultOf,
  IdentifierPipe,
  NamePersonRequest,
  pointerTo,
  ProblemException,
  SignedInRequest,
} from '#contracts';
import {
  AllowedTo,
  type Caller,
  CurrentCaller,
  IssuerUnavailable,
  ROLE_CODES,
  TokenRefused,
  TokenVerifier,
} from '#platform';

/** Names and addresses of people: given when they sign in, or by administrators; erased by the data protection officer. */
@ApiTags('Personnes / People')
@ApiBearerAuth()
@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly verifier: TokenVerifier,
  ) {}

  @Put('me')
  @HttpCode(204)
  @AllowedTo(...ROLE_CODES)
  @ApiOperation({
    summary: 'Ce que l’émetteur dit de qui se connecte / What the issuer says of who signs in',
  })
  @ApiNoContentResponse()
  async signedIn(@CurrentCaller() caller: Caller, @Body() { idToken }: SignedInRequest): Promise<void> {
    const { actorId, name, email } = await this.verifier.personNamedBy(idToken).catch((error: unknown) => {
      if (error instanceof IssuerUnavailable) throw new ProblemException('SERVICE_UNAVAILABLE');
      throw error instanceof TokenRefused ? notTheirs() : error;
    });
    if (actorId !== caller.id) throw notTheirs();
    await this.people.signedIn(actorId, { name, email });
  }

  @Put(':id')
  @Header('Cache-Control', 'no-store')
  @AllowedTo('administrator')
  @ApiOperation({ summary: 'Dire qui est une personne / Say who a person is' })
  @ApiOkResponse({ type: PersonBody })
  name(
    @Param('id', IdentifierPipe) id: string,
    @Body() { name, email }: NamePersonRequest,
  ): Promise<PersonBody> {
    return this.people.name(id, { name, email });
  }

  @Delete(':id')
  @HttpCode(204)
  @AllowedTo('dpo')
  @ApiOperation({
    summary: 'Effacer le nom et l’adresse d’une personne / Erase a person’s name and address',
  })
  @ApiNoContentResponse()
  async erase(@Param('id', IdentifierPipe) id: string): Promise<void> {
    if (!(await this.people.erase(id))) throw new ProblemException('NOT_FOUND');
  }
}

const notTheirs = (): ProblemException =>
  new ProblemException('INPUT_INVALID', {
    faults: [faultOf('IS_ONES_OWN', { pointer: pointerTo('idToken') })],
  });
