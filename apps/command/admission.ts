import { ProblemException } from '#contracts';
import {
  actsFor,
  CLOSING,
  factsSeen,
  holdsMandate,
  leavingsFold,
  MANDATES,
  mandatesFold,
  mayAct,
  mayChangeOrganisation,
  mayClose,
  mayRegister,
  mayRegisterOrganisation,
  namesUnseenFact,
  ORGANISATION,
  organisationFold,
  partnershipFold,
  ROUND,
  RuleViolation,
  SHARED_INDICATOR,
  seesClosing,
  SHEET,
  sightOf,
  stateAt,
  type Actor,
  type Asked,
  type Viewer,
} from '#domain';
import { StreamNotFound, streamName, type CommandRunner, type RecordedEvent } from '#event-store';
import { type Recording } from './record-command.js';
import { admittedToRound, admittedToSheet } from './rounds/admitted-to-round.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Events = readonly RecordedEvent[];

const notAllowed = () => new ProblemException('ACT_NOT_ALLOWED');

/**
 * Admits callers to what they ask of a stream, over the very events that it is then decided on: what they do not see is
 * not there (404), what they see and may not do is refused (403), and neither says more.
 */
export class Admission {
  constructor(private readonly runner: Pick<CommandRunner, 'history'>) {}

  /**
   * The events of the stream that the caller sees. @param today the French calendar day
   * @throws ProblemException MANDATE_REQUIRED, ACT_NOT_ALLOWED; StreamNotFound where the caller sees no such thing;
   * RuleViolation FACT_NOT_FOUND for a correction of a fact that the caller does not see
   */
  async eventsSeen(recording: Recording, recorded: Events, today: string): Promise<Events> {
    // Who manages access acts for no organisation.
    if (recording.category === MANDATES) return this.ofRegistered(recording, recorded);
    const viewer = await this.viewer(recording.caller, today);
    switch (recording.category) {
      case ORGANISATION:
        return ofOrganisation(viewer, recording, recorded);
      case CLOSING:
        return ofClosing(viewer, recording, recorded);
      case ROUND:
        actsForSomebody(viewer);
        return admittedToRound(viewer, this.knownIn, recording, recorded);
      case SHARED_INDICATOR:
        return ofLibrary(viewer, recording, recorded);
      case SHEET:
        actsForSomebody(viewer);
        return admittedToSheet(viewer, this.knownIn, recording, recorded);
      default:
        return ofPartnership(viewer, recording, recorded);
    }
  }

  /** Mandates are of registered organisations. */
  private async ofRegistered({ streamId }: Recording, recorded: Events): Promise<Events> {
    if (recorded.length === 0) await this.runner.history(ORGANISATION, streamId);
    return recorded;
  }

  private async viewer({ id, roles, onBehalfOf }: Actor, today: string): Promise<Viewer> {
    if (onBehalfOf === null) return { roles, organisation: null };
    const mandates = UUID.test(onBehalfOf) ? await this.known(MANDATES, onBehalfOf) : [];
    if (!holdsMandate(stateAt(mandatesFold, mandates), id, today))
      throw new ProblemException('MANDATE_REQUIRED');
    const { sphere, homeTerritory } = stateAt(organisationFold, await this.known(ORGANISATION, onBehalfOf));
    return { roles, organisation: { id: onBehalfOf, sphere, homeTerritory } };
  }

  private readonly knownIn = (category: string, id: string): Promise<Events> => this.known(category, id);

  private async known(category: string, id: string): Promise<Events> {
    try {
      return await this.runner.history(category, id);
    } catch (error) {
      if (error instanceof StreamNotFound) return [];
      throw error;
    }
  }
}

const isTranscriber = ({ roles }: Viewer): boolean => roles.includes('data-steward');

/** Whoever acts on a partnership or closes reports does it for an organisation, or transcribes. */
function actsForSomebody(viewer: Viewer): void {
  if (actsFor(viewer) === null && !isTranscriber(viewer)) throw new ProblemException('MANDATE_REQUIRED');
}

/** Organisations are known to everyone who is signed in. */
function ofOrganisation(viewer: Viewer, { type, streamId }: Recording, recorded: Events): Events {
  const isNew = type === 'register-organisation';
  if (!isNew && recorded.length === 0) throw new StreamNotFound(streamName(ORGANISATION, streamId));
  const may = isNew ? mayRegisterOrganisation(viewer) : mayChangeOrganisation(viewer, streamId);
  if (!may) throw notAllowed();
  return recorded;
}

/** The library is read by everyone who is signed in, and kept by who transcribes. */
function ofLibrary(viewer: Viewer, { type, streamId }: Recording, recorded: Events): Events {
  if (!isTranscriber(viewer)) throw notAllowed();
  if (type !== 'publish-shared-indicator' && recorded.length === 0)
    throw new StreamNotFound(streamName(SHARED_INDICATOR, streamId));
  return recorded;
}

function ofClosing(viewer: Viewer, { type, streamId }: Recording, recorded: Events): Events {
  actsForSomebody(viewer);
  if (type === 'close-report') return recorded;
  const [closed] = recorded;
  if (!closed || !seesClosing(viewer, closed.actor.onBehalfOf))
    throw new StreamNotFound(streamName(CLOSING, streamId));
  if (!mayClose(viewer, closed.actor.onBehalfOf)) throw notAllowed();
  return recorded;
}

function ofPartnership(
  viewer: Viewer,
  { category, type, streamId, data }: Recording,
  recorded: Events,
): Events {
  actsForSomebody(viewer);
  if (type === 'register-partnership') {
    const { parties } = data as { parties: readonly { readonly organisationId: unknown }[] };
    if (
      !mayRegister(
        viewer,
        parties.map(({ organisationId }) => organisationId),
      )
    )
      throw notAllowed();
    return recorded;
  }
  const partnership = stateAt(partnershipFold, recorded);
  const sight = recorded.length === 0 ? null : sightOf(viewer, partnership, stateAt(leavingsFold, recorded));
  if (!sight) throw new StreamNotFound(streamName(category, streamId));
  const seen = factsSeen(sight, recorded);
  const asked = { type, data } as Asked;
  if (!mayAct(viewer, asked, partnership, seen)) throw notAllowed();
  if (namesUnseenFact(asked, seen))
    throw new RuleViolation('FACT_NOT_FOUND', { factId: data.factId }, 'factId');
  return seen;
}
