import {
  derivedId,
  drawResults,
  questionnaireOf,
  ROUND,
  SHEET,
  SheetGiven,
  type Answer,
  type CountedSheet,
  type DomainEvent,
  type Respondent,
  type Round,
  type RoundCommands,
} from '#domain';
import { disclosed, noRound, wrappedKey, type Story } from '#domain/testing';
import { factsOfStory, type FactToRecord } from './random-log.js';

type RoundStory = Story<Round, RoundCommands>;

/** A sheet as it would be opened at closing. */
export interface ToldSheet {
  readonly respondent: Respondent;
  readonly on: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const partySheet = (
  organisationId: string,
  on: string,
  answers: Readonly<Record<string, Answer>>,
): ToldSheet => ({ respondent: { kind: 'party', organisationId }, on, answers });

export const memberSheet = (n: number, on: string, answers: Readonly<Record<string, Answer>>): ToldSheet => ({
  respondent: { kind: 'panel-member', panel: 'beneficiaries', invitationId: derivedId('invitation', n) },
  on,
  answers,
});

/** What a round is told by: whom it asks, when, what was answered, and what was said of it. */
export interface ToldRound {
  readonly name: string;
  readonly partnershipId: string;
  readonly parties: Round['parties'];
  readonly panels?: Round['panels'];
  readonly cohort?: Round['cohort'];
  readonly openedOn: string;
  readonly closesOn: string;
  /** Null: it is open still. */
  readonly closedOn: string | null;
  readonly sheets: readonly ToldSheet[];
  readonly then?: (story: RoundStory) => RoundStory;
}

export const roundIdOf = (name: string): string => derivedId('told round', name);

const QUESTIONNAIRE = { code: 'crossed-viewpoints', version: 1 } as const;

const stored = (stream: string, id: string, event: DomainEvent, occurredOn: string): FactToRecord => ({
  ...{ stream, id, event, occurredOn },
  datePrecision: 'day',
});

/** The facts of a round in the order in which they became known: opened, answered, closed, drawn, and what came after. */
export function factsOfRound(told: ToldRound): FactToRecord[] {
  const roundId = roundIdOf(told.name);
  const { partnershipId, parties, panels = [], cohort = null, openedOn, closesOn, closedOn, sheets } = told;
  const opened = noRound.did(openedOn, 'open-round', {
    ...{
      partnershipId,
      title: told.name,
      questionnaire: QUESTIONNAIRE,
      closesOn,
      cohort,
      key: wrappedKey(1),
    },
    parties: [...parties],
    panels: [...panels],
  });
  const counted = sheets.map(({ respondent, answers }, place): CountedSheet => ({
    sheetId: derivedId(roundId, 'sheet', place),
    respondent,
    content: { kind: 'answers', answers: { ...answers }, comments: {} },
    isAfterResults: false,
  }));
  const given = sheets.map(({ respondent, on }, place) =>
    stored(
      `${SHEET}-${counted[place]!.sheetId}`,
      derivedId(roundId, 'given', place),
      SheetGiven.of({
        ...{ roundId, partnershipId, opening: 1, respondent },
        answers: { $sheet: 'c2VhbGVk', $key: derivedId(roundId, 'key', 1) },
      }),
      on,
    ),
  );
  const end = closedOn === null ? opened : closedAndDrawn(opened, closedOn, counted);
  const all = factsOfStory(roundId, (told.then?.(end) ?? end).facts).map((fact) => ({
    ...fact,
    stream: `${ROUND}-${roundId}`,
  }));
  return [...all.slice(0, 1), ...given, ...all.slice(1)];
}

function closedAndDrawn(opened: RoundStory, on: string, counted: readonly CountedSheet[]): RoundStory {
  const closed = opened.did(on, 'close-round', { key: disclosed(1) });
  const questionnaire = questionnaireOf(QUESTIONNAIRE.code, QUESTIONNAIRE.version)!;
  const viewpoints = drawResults(closed.state(), questionnaire, counted, null);
  return closed.did(on, 'draw-results', { opening: 1, viewpoints });
}
