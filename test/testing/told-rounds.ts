import {
  derivedId,
  drawResults,
  personal,
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
import { noRound, type Story } from '#domain/testing';
import { type SheetSeal } from '#event-store';
import { factsOfStory, type FactToRecord } from './random-log.js';

type RoundStory = Story<Round, RoundCommands>;

/** A sheet as it would be opened at closing. */
export interface ToldSheet {
  readonly respondent: Respondent;
  readonly on: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly comments?: Readonly<Record<string, string>>;
}

export const partySheet = (
  organisationId: string,
  on: string,
  answers: ToldSheet['answers'],
  comments: ToldSheet['comments'] = {},
): ToldSheet => ({ respondent: { kind: 'party', organisationId }, on, answers, comments });

export const memberSheet = (
  n: number,
  on: string,
  answers: ToldSheet['answers'],
  comments: ToldSheet['comments'] = {},
): ToldSheet => ({
  respondent: { kind: 'panel-member', panel: 'beneficiaries', invitationId: derivedId('invitation', n) },
  ...{ on, answers, comments },
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
  /** On their way while it closed: they stand after the closing in the log. */
  readonly late?: readonly ToldSheet[];
  readonly then?: (story: RoundStory) => RoundStory;
}

export const roundIdOf = (name: string): string => derivedId('told round', name);

const QUESTIONNAIRE = { code: 'crossed-viewpoints', version: 1 } as const;

const stored = (stream: string, id: string, event: DomainEvent, occurredOn: string): FactToRecord => ({
  ...{ stream, id, event, occurredOn },
  datePrecision: 'day',
});

/** The facts of a round in the order in which they became known: opened, answered under seal, closed, drawn, and what came after. */
export async function factsOfRound(told: ToldRound, seal: SheetSeal): Promise<FactToRecord[]> {
  const roundId = roundIdOf(told.name);
  const { partnershipId, parties, panels = [], cohort = null, openedOn, closesOn, closedOn } = told;
  const sheets = [...told.sheets, ...(told.late ?? [])];
  const key = await seal.keyFor(derivedId(roundId, 'opening'));
  const opened = noRound.did(openedOn, 'open-round', {
    ...{ partnershipId, title: told.name, questionnaire: QUESTIONNAIRE, closesOn, cohort, key },
    parties: [...parties],
    panels: [...panels],
  });
  const all = sheets.map(({ respondent, answers, comments = {} }, place): CountedSheet => ({
    sheetId: derivedId(roundId, 'sheet', place),
    respondent,
    content: {
      kind: 'answers',
      answers: { ...answers },
      comments: Object.fromEntries(Object.entries(comments).map(([code, text]) => [code, personal(text)])),
    },
    isAfterResults: false,
  }));
  const given = await Promise.all(
    all.map(async ({ sheetId, respondent, content }, place) => {
      const eventId = derivedId(roundId, 'given', place);
      const answers = await seal.seal(content, { roundId, sheetId, eventId }, key.$key);
      const event = SheetGiven.of({ roundId, partnershipId, opening: 1, respondent, answers });
      return stored(`${SHEET}-${sheetId}`, eventId, event, sheets[place]!.on);
    }),
  );
  const end =
    closedOn === null
      ? opened
      : closedAndDrawn(
          opened.did(closedOn, 'close-round', { key: await seal.keyOf(key.$key) }),
          closedOn,
          all.slice(0, told.sheets.length),
        );
  const facts = factsOfStory(roundId, (told.then?.(end) ?? end).facts).map((fact) => ({
    ...fact,
    stream: `${ROUND}-${roundId}`,
  }));
  const [onTime, late] = [given.slice(0, told.sheets.length), given.slice(told.sheets.length)];
  return [...facts.slice(0, 1), ...onTime, ...facts.slice(1), ...late];
}

function closedAndDrawn(closed: RoundStory, on: string, counted: readonly CountedSheet[]): RoundStory {
  const questionnaire = questionnaireOf(QUESTIONNAIRE.code, QUESTIONNAIRE.version)!;
  const viewpoints = drawResults(closed.state(), questionnaire, counted, null);
  return closed.did(on, 'draw-results', { opening: 1, viewpoints });
}
