import { hash } from 'node:crypto';
import {
  admitSheet,
  currentParties,
  decideOn,
  drawResults,
  partnershipFold,
  questionnaireOf,
  round as roundAggregate,
  roundFold,
  stateAt,
  type CountedSheet,
  type Fact,
  type Round,
} from '#domain';
import { demonstrationRounds, type SeedRoundCommand } from '../index.js';
import { seedCommandId } from '../seed-command.js';
import { toldPartnerships } from './told-partnerships.js';

/** A round of the demonstration as its rules make it, with the sheets that it was given. */
export interface ToldRound {
  readonly state: Round;
  readonly sheets: readonly CountedSheet[];
}

const KEY = Buffer.alloc(32, 1);
const key = { $key: seedCommandId('key'), sha256: hash('sha256', KEY, 'hex') };

/** The rounds of the demonstration, decided by the domain's rules alone. @throws RuleViolation */
export async function toldRounds(today: string): Promise<ToldRound[]> {
  const partnerships = new Map((await toldPartnerships(today)).map((told) => [told.id, told]));
  const recorded = new Map<string, Fact[]>();
  const sheets = new Map<string, CountedSheet[]>();
  const partiesAsked = (partnershipId: string, on: string) =>
    currentParties(
      stateAt(partnershipFold, partnerships.get(partnershipId)!.recorded, { asOf: on }).evaluation.parties,
    )
      .filter(({ roles }) => roles.some((role) => ['carrier', 'partner', 'funder'].includes(role)))
      .map(({ organisationId }) => ({ organisationId, sphere: 'association' as const }));

  const complete = (command: SeedRoundCommand): object => {
    if (command.type === 'open-round') {
      const { data, occurredOn } = command;
      return { ...data, parties: partiesAsked(data.partnershipId, occurredOn), key };
    }
    return command.type === 'close-round' ? { key: KEY.toString('base64') } : command.data;
  };
  const decide = (
    roundId: string,
    type: string,
    data: object,
    on: string,
    id: string,
    actor: Fact['actor'],
  ) => {
    const facts = recorded.get(roundId) ?? [];
    const command = { id, type, data, occurredOn: on, datePrecision: 'day', today, actor } as const;
    const events = decideOn(roundAggregate, facts, command);
    recorded.set(roundId, [
      ...facts,
      ...events.map((event, index) => ({
        ...event,
        ...{ id: `${id}/${index}`, occurredOn: on, datePrecision: 'day' as const, actor, source: null },
        position: BigInt(facts.length + index),
      })),
    ]);
  };
  for (const command of demonstrationRounds(today)) {
    const { streamId, occurredOn, type } = command;
    const actor = {
      id: command.actor.role,
      roles: [command.actor.role],
      onBehalfOf: command.actor.onBehalfOf,
    };
    if (type === 'give-sheet') {
      const { roundId, respondent, answers } = command.data;
      const state = stateAt(roundFold, recorded.get(roundId)!);
      const { code, version } = state.questionnaire;
      const { content } = admitSheet(state, questionnaireOf(code, version)!, respondent, answers, occurredOn);
      sheets.set(roundId, [
        ...(sheets.get(roundId) ?? []),
        { sheetId: streamId, respondent, content, isAfterResults: false },
      ]);
      continue;
    }
    decide(streamId, type, complete(command), occurredOn, seedCommandId(command.key), actor);
    if (type !== 'close-round') continue;
    const state = stateAt(roundFold, recorded.get(streamId)!);
    const { code, version } = state.questionnaire;
    const viewpoints = drawResults(state, questionnaireOf(code, version)!, sheets.get(streamId) ?? [], null);
    const drawn = { opening: 1, viewpoints };
    decide(streamId, 'draw-results', drawn, occurredOn, `${streamId}/drawn`, actor);
  }
  return [...recorded].map(([roundId, facts]) => ({
    state: stateAt(roundFold, facts),
    sheets: sheets.get(roundId) ?? [],
  }));
}
