import { hash } from 'node:crypto';
import { type Command } from '../kernel/aggregate.js';
import { derivedId } from '../kernel/derived-id.js';
import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personalIfGiven } from '../kernel/personal-text.js';
import { RuleViolation, refuseAll } from '../kernel/rule-violation.js';
import { type Panel, type RoundReopeningReason } from '../reference/viewpoints.js';
import { questionnaireOf } from './questionnaires/questionnaires.js';
import {
  OfficialSheetNamed,
  PanelInvited,
  ResultsDrawn,
  RoundClosed,
  RoundOpened,
  RoundReopened,
  SilentReminded,
  type DrawnViewpoint,
} from './round-events.js';
import { currentOpening, invitedTo, type Opening, type Round } from './round-state.js';

type Opened = EventOf<typeof RoundOpened>['data'];

/** Members that one round invites to one panel at most. */
export const INVITATIONS_MAX = 10_000;

export interface ConductCommands {
  /** The parties' spheres and the key come from the register and the vault. */
  'open-round': Opened;
  'invite-panel': { readonly panel: Panel; readonly invitations: number };
  'name-official-sheet': { readonly organisationId: string; readonly sheetId: string };
  /** Those who have not answered, as the sheets tell. */
  'remind-silent': { readonly organisationIds: readonly string[]; readonly panels: readonly Panel[] };
  /** `key`: that of the current opening, base64; null where none is open. */
  'close-round': { readonly key: string | null };
  'reopen-round': {
    readonly reason: RoundReopeningReason;
    readonly comment?: string | null;
    readonly closesOn: string;
    readonly key: Opened['key'];
  };
  /** What was counted at the closing of an opening: recorded by the policy that counts. */
  'draw-results': { readonly opening: number; readonly viewpoints: readonly DrawnViewpoint[] };
}
type Commanded<Type extends keyof ConductCommands> = Command<Type, ConductCommands[Type]>;

/** The opening that is current. @throws RuleViolation ROUND_CLOSED */
export function requireOpen(round: Round): Opening {
  const opening = currentOpening(round);
  if (!opening) throw new RuleViolation('ROUND_CLOSED', { closedOn: round.openings.at(-1)?.closedOn });
  return opening;
}

const twice = <Item>(items: readonly Item[]): boolean => new Set(items).size < items.length;

/** What is transcribed by who speaks for nobody comes with the paper that states it. */
export function requireSource({ actor, source }: Pick<Command, 'actor' | 'source'>): void {
  if (actor.roles.includes('data-steward') && actor.onBehalfOf === null && !source)
    throw new RuleViolation('ROUND_SOURCE_REQUIRED', {}, 'source');
}

export const decideConduct = {
  'open-round': (_: Round, command: Commanded<'open-round'>) => {
    requireSource(command);
    return [RoundOpened.of(command.data)];
  },
  'invite-panel': (_: Round, { id, data }: Commanded<'invite-panel'>) => [
    PanelInvited.of({ ...data, batchId: derivedId(id, 'batch') }),
  ],
  'name-official-sheet': (round: Round, { data }: Commanded<'name-official-sheet'>) =>
    round.officialSheets[data.organisationId] === data.sheetId ? [] : [OfficialSheetNamed.of(data)],
  'remind-silent': (_: Round, { data }: Commanded<'remind-silent'>) => [
    SilentReminded.of({ organisationIds: [...data.organisationIds], panels: [...data.panels] }),
  ],
  'close-round': (round: Round, { data: { key } }: Commanded<'close-round'>) => {
    const opening = currentOpening(round);
    if (!opening || key === null) return [];
    if (hash('sha256', Buffer.from(key, 'base64'), 'hex') !== opening.key.sha256)
      throw new Error('the key is not that of the opening');
    return [RoundClosed.of({ opening: opening.opening, key })];
  },
  'reopen-round': ({ openings }: Round, { data }: Commanded<'reopen-round'>) => [
    RoundReopened.of({
      opening: openings.length + 1,
      reason: data.reason,
      comment: personalIfGiven(data.comment),
      closesOn: data.closesOn,
      key: data.key,
    }),
  ],
  'draw-results': ({ results }: Round, { data }: Commanded<'draw-results'>) =>
    results.some(({ opening }) => opening === data.opening)
      ? []
      : [ResultsDrawn.of({ opening: data.opening, viewpoints: [...data.viewpoints] })],
};

function notBeforeOpening({ openings }: Round, { occurredOn }: Fact): void {
  const startedOn = openings[0]?.openedOn;
  if (startedOn !== undefined && occurredOn < startedOn)
    throw new RuleViolation('BEFORE_START', { occurredOn, startedOn }, 'occurredOn');
}

function whileOpen(round: Round, fact: Fact): void {
  notBeforeOpening(round, fact);
  requireOpen(round);
}

function closesLater(closesOn: string, { occurredOn }: Fact): RuleViolation[] {
  return closesOn < occurredOn
    ? [new RuleViolation('ROUND_CLOSES_IN_THE_PAST', { closesOn, occurredOn }, 'closesOn')]
    : [];
}

export const possibleConduct = {
  [RoundOpened.type]: (_: Round, fact: Fact<EventOf<typeof RoundOpened>>) => {
    const { parties, panels, closesOn, questionnaire } = fact.data;
    const { code, version } = questionnaire;
    const broken = closesLater(closesOn, fact);
    if (!questionnaireOf(code, version))
      broken.push(
        new RuleViolation('QUESTIONNAIRE_UNKNOWN', { questionnaire: code, version }, 'questionnaire'),
      );
    if (parties.length + panels.length === 0)
      broken.push(new RuleViolation('ROUND_ASKS_NOBODY', {}, 'panels'));
    if (twice(parties.map(({ organisationId }) => organisationId)))
      broken.push(new RuleViolation('ROUND_ASKS_TWICE', {}, 'organisationIds'));
    if (twice(panels.map(({ panel }) => panel)))
      broken.push(new RuleViolation('ROUND_ASKS_TWICE', {}, 'panels'));
    refuseAll(broken);
  },
  [PanelInvited.type]: (round: Round, fact: Fact<EventOf<typeof PanelInvited>>) => {
    whileOpen(round, fact);
    const { panel, invitations } = fact.data;
    if (!round.panels.some((asked) => asked.panel === panel))
      throw new RuleViolation('PANEL_NOT_ASKED', { panel }, 'panel');
    if (invitedTo(round, panel) + invitations > INVITATIONS_MAX)
      throw new RuleViolation('TOO_MANY_INVITATIONS', { most: INVITATIONS_MAX }, 'invitations');
  },
  [OfficialSheetNamed.type]: (round: Round, fact: Fact<EventOf<typeof OfficialSheetNamed>>) => {
    whileOpen(round, fact);
    requireAsked(round, fact.data.organisationId);
  },
  [SilentReminded.type]: (round: Round, fact: Fact<EventOf<typeof SilentReminded>>) => {
    whileOpen(round, fact);
    const { organisationIds, panels } = fact.data;
    if (organisationIds.length + panels.length === 0) throw new RuleViolation('NOBODY_TO_REMIND');
  },
  [RoundClosed.type]: (round: Round, fact: Fact<EventOf<typeof RoundClosed>>) => whileOpen(round, fact),
  [RoundReopened.type]: (round: Round, fact: Fact<EventOf<typeof RoundReopened>>) => {
    notBeforeOpening(round, fact);
    if (currentOpening(round)) throw new RuleViolation('ROUND_NOT_CLOSED');
    const { reason, comment, closesOn } = fact.data;
    const broken = closesLater(closesOn, fact);
    if (reason === 'other' && !comment)
      broken.push(new RuleViolation('COMMENT_REQUIRED', { reason }, 'comment'));
    refuseAll(broken);
  },
  [ResultsDrawn.type]: ({ openings }: Round, { data }: Fact<EventOf<typeof ResultsDrawn>>) => {
    if (!openings.some(({ opening, closedOn }) => opening === data.opening && closedOn !== null))
      throw new RuleViolation('ROUND_NOT_CLOSED');
  },
};

/** @throws RuleViolation ROUND_PARTY_NOT_ASKED */
export function requireAsked({ parties }: Round, organisationId: string, field = 'organisationId'): void {
  if (!parties.some((asked) => asked.organisationId === organisationId))
    throw new RuleViolation('ROUND_PARTY_NOT_ASKED', {}, field);
}
