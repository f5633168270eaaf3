import {
  derivedId,
  questionnaireOf,
  ROUND,
  SHEET,
  sheetIdOf,
  type ActionState,
  type Answer,
  type ConductCommands,
  type Panel,
  type ReplyStance,
  type Respondent,
  type RoundCommands,
  type SheetAnswers,
  type Tally,
} from '#domain';
import { roundOpeningKey, seedRoundId, type SeedRoundCommand } from '../round-command.js';
import { seedCommandId, seedOrganisationId, seedPartnershipId, type SeedActor } from '../seed-command.js';
import { type Present } from './present.js';
import { type Party } from './telling.js';

/** Evaluations of one fictional partnership, told from today. */
export type EvaluationStory = (present: Present) => Evaluation;

/** Marks in the order of the questions, `-` for "not concerned" and `?` for "don't know"; a blank only parts them. */
export type Marks = string;

type RoleOf = (party: Party) => SeedActor['role'];
interface Opening {
  readonly title: string;
  readonly closesOn: string;
  readonly questionnaire?: ConductCommands['open-round']['questionnaire'];
  readonly panels?: ConductCommands['open-round']['panels'];
}

/** The round's questions as they are told: the sub-impacts, the values, the relation. Objectives are left to their parties. */
const TOLD_KINDS: readonly string[] = ['sub-impact', 'value', 'relation'];

const WRITTEN: Readonly<Record<string, Answer>> = { '-': 'not-concerned', '?': 'dont-know' };

/** Tells the evaluation rounds of one partnership as commands. Keys count within a round. */
export class Evaluation {
  readonly commands: SeedRoundCommand[] = [];
  private readonly findings = new Map<string, string>();
  private readonly actions = new Map<string, string>();
  private round = '';
  private questionnaire = { code: 'crossed-viewpoints', version: 1 };

  constructor(
    private readonly partnership: string,
    private readonly evaluator: Party,
    private readonly roleOf: RoleOf,
  ) {}

  /** Opens a round: what follows is about it. */
  opens(on: string, name: string, { title, closesOn, questionnaire, panels = [] }: Opening): this {
    this.round = `${this.partnership}/${name}`;
    this.questionnaire = questionnaire ?? { code: 'crossed-viewpoints', version: 1 };
    return this.push(on, 'open-round', this.evaluator, roundOpeningKey(this.round), {
      partnershipId: seedPartnershipId(this.partnership),
      title,
      questionnaire: this.questionnaire,
      panels,
      closesOn,
      cohort: null,
    });
  }

  /** A party answers: the marks, in the order of the questions told; objectives and comments by question. */
  answers(
    on: string,
    party: Party,
    marks: Marks,
    objectives: Readonly<Record<string, number>> = {},
    comments: Readonly<Record<string, string>> = {},
  ): this {
    const written = [...marks.replaceAll(' ', '')];
    const questions = questionnaireOf(this.questionnaire.code, this.questionnaire.version)!.questions.filter(
      ({ subject }) => TOLD_KINDS.includes(subject.kind),
    );
    if (written.length !== questions.length) throw new Error(`${this.round}: ${marks} does not fit`);
    const told = questions.map(({ code }, index) => {
      const mark = written[index]!;
      return [code, WRITTEN[mark] ?? Number(mark)] as const;
    });
    return this.gives(
      on,
      party,
      { kind: 'party', organisationId: seedOrganisationId(party) },
      { kind: 'answers', answers: { ...Object.fromEntries(told), ...objectives }, comments },
    );
  }

  /** A panel's counts, as the evaluator took them from its own survey. */
  counts(on: string, panel: Panel, sheets: number, counts: Readonly<Record<string, Tally>>): this {
    return this.gives(
      on,
      this.evaluator,
      { kind: 'panel-counts', panel },
      { kind: 'counts', sheets, counts },
    );
  }

  closes(on: string): this {
    return this.push(on, 'close-round', this.evaluator, this.keyOf('close'), {});
  }

  finds(on: string, name: string, finding: RoundCommands['record-finding']): this {
    const key = this.keyOf(`finding/${name}`);
    this.findings.set(name, derivedId(seedCommandId(key), 'finding'));
    return this.push(on, 'record-finding', this.evaluator, key, finding);
  }

  replies(on: string, finding: string, party: Party, stance: ReplyStance, text?: string): this {
    return this.push(on, 'reply-to-finding', party, this.keyOf(`finding/${finding}/reply/${party}`), {
      findingId: this.findings.get(finding)!,
      organisationId: seedOrganisationId(party),
      stance,
      ...(text && { text }),
    });
  }

  agrees(on: string, name: string, finding: string, owner: Party, title: string, dueOn: string): this {
    const key = this.keyOf(`action/${name}`);
    this.actions.set(name, derivedId(seedCommandId(key), 'action'));
    return this.push(on, 'agree-action', owner, key, {
      findingId: this.findings.get(finding)!,
      title,
      ownerId: seedOrganisationId(owner),
      dueOn,
    });
  }

  follows(on: string, action: string, owner: Party, state: ActionState, dueOn?: string): this {
    return this.push(on, 'follow-action', owner, this.keyOf(`action/${action}/${state}`), {
      actionId: this.actions.get(action)!,
      state,
      ...(dueOn && { dueOn }),
    });
  }

  private gives(on: string, party: Party, respondent: Respondent, answers: SheetAnswers): this {
    const roundId = seedRoundId(this.round);
    const name = respondent.kind === 'party' ? party : `${respondent.kind}/${respondent.panel}`;
    this.commands.push({
      key: this.keyOf(`sheet/${name}`),
      category: SHEET,
      streamId: sheetIdOf(roundId, respondent, `demonstration/${party}`),
      type: 'give-sheet',
      occurredOn: on,
      ...(respondent.kind === 'panel-counts' && {
        source: { document: 'Dépouillement de l’enquête (fictif)' },
      }),
      actor: this.actor(party),
      data: { roundId, respondent, answers },
    });
    return this;
  }

  private push<Type extends Exclude<SeedRoundCommand['type'], 'give-sheet'>>(
    on: string,
    type: Type,
    party: Party,
    key: string,
    data: Extract<SeedRoundCommand, { readonly type: Type }>['data'],
  ): this {
    this.commands.push({
      key,
      category: ROUND,
      streamId: seedRoundId(this.round),
      type,
      occurredOn: on,
      actor: this.actor(party),
      data,
    } as SeedRoundCommand);
    return this;
  }

  private actor(party: Party): SeedActor {
    return {
      role: party === this.evaluator ? 'evaluator' : this.roleOf(party),
      onBehalfOf: seedOrganisationId(party),
    };
  }

  private keyOf(what: string): string {
    return `${ROUND}/${this.round}/${what}`;
  }
}

/** So many of each mark, then "not concerned" and "don't know". */
export const tally = (marks: readonly number[], notConcerned = 0, dontKnow = 0): Tally => ({
  marks: [...marks],
  notConcerned,
  dontKnow,
});
