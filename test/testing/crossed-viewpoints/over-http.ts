import { randomUUID } from 'node:crypto';
import { type TestPerson } from '#platform/testing';
import { drawnResults } from '../drawn-results.js';
import { type Answer } from '../running-ledger.js';
import { type Scene, type Viewpoint, type Who } from './scene.js';
import {
  type Definition,
  type Given,
  type Reply,
  type Teller,
  type ToldAgreement,
  type ToldDebate,
  type ToldFigures,
  type ToldResults,
  type ToldTable,
  type ToldTrajectory,
} from './teller.js';

type Body = Answer['body'];
type Marks = readonly { readonly viewpoint: string; readonly figures: ToldFigures | null }[];

/** Tells the story over HTTP. */
export class OverHttp implements Teller {
  readonly mostDivergences = Number.POSITIVE_INFINITY;
  /** What was last written, so that what is read holds it. */
  private written: string | undefined;
  private definition: Definition = {};
  private indicator = '';
  private round = '';
  private tokens: string[] = [];
  private finding = '';
  private action = '';

  constructor(private readonly scene: Scene) {}

  private get onPartnership(): string {
    return `partnerships/${this.scene.partnership}`;
  }
  private get onRound(): string {
    return `rounds/${this.round}`;
  }
  private get onIndicator(): string {
    return `indicators/${this.indicator}`;
  }

  private get(path: string, as: TestPerson): Promise<Answer> {
    const { ledger } = this.scene;
    if (this.written === undefined) return ledger.read(path, { as });
    const after = `${path.includes('?') ? '&' : '?'}after=${this.written}`;
    return ledger.request('GET', `/v1/${path}${after}`, { as });
  }

  async read(path: string, who: Who | 'V' = 'V'): Promise<Body> {
    const { status, text, body } = await this.get(path, this.scene.person(who));
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return body;
  }

  /** Asks at the revision last read; of what is made, that there is none. */
  private async ask(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    { who, at }: { readonly who: Who | 'V' | null; readonly at: string | null },
  ): Promise<Answer> {
    const as = who === null ? null : this.scene.person(who);
    const etag = at === null ? null : (await this.get(at, as!)).headers.get('etag');
    const answer = await this.scene.ledger.request(method, `/v1/${path}`, {
      as,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(etag ? { 'If-Match': etag } : { 'If-None-Match': '*' }),
      },
      body: JSON.stringify(body),
    });
    if (answer.status < 300) this.written = (answer.body.position as string | undefined) ?? this.written;
    return answer;
  }

  private async done(asked: Promise<Answer>, what: string): Promise<Body> {
    const { status, text, body } = await asked;
    if (status >= 300) throw new Error(`${what}: ${status} ${text}`);
    return body;
  }

  /** On the partnership or on a round. */
  private act(resource: string, act: string, body: object, who: Who | 'V'): Promise<Body> {
    return this.done(this.ask('POST', `${resource}/${act}`, body, { who, at: resource }), act);
  }

  /** Whether it is let through, where one refusal is looked for. */
  private async mayAct(act: string, body: object, refusal: string): Promise<boolean> {
    const resource = this.onPartnership;
    const answer = await this.ask('POST', `${resource}/${act}`, body, { who: 'V', at: resource });
    if (answer.status === 409 && answer.body.code === refusal) return false;
    await this.done(Promise.resolve(answer), act);
    return true;
  }

  async proposeIndicator(definition: Definition, replyBy: string): Promise<void> {
    this.definition = definition;
    const { createdIds } = await this.act(this.onPartnership, 'indicators', { definition, replyBy }, 'V');
    this.indicator = createdIds.indicatorId as string;
  }

  async accept(who: Who): Promise<void> {
    const organisationId = this.scene.organisationOf(who);
    await this.act(this.onPartnership, `${this.onIndicator}/acceptances`, { organisationId }, who);
  }

  async counterPropose(who: Who, reason: string, target: number): Promise<void> {
    const organisationId = this.scene.organisationOf(who);
    const counterProposal = { ...this.definition, target };
    const refusal = { organisationId, reason, counterProposal };
    await this.act(this.onPartnership, `${this.onIndicator}/refusals`, refusal, who);
  }

  async adoptCounterProposal(replyBy: string): Promise<void> {
    const { refusals } = await this.lastVersion();
    const refusalId = refusals[0].factId as string;
    await this.act(this.onPartnership, `${this.onIndicator}/adoptions`, { refusalId, replyBy }, 'V');
  }

  passOverSilence(justification: string): Promise<boolean> {
    return this.mayAct(`${this.onIndicator}/silence`, { justification }, 'REPLY_DATE_NOT_PAST');
  }

  measure(value: number): Promise<boolean> {
    const measured = { value, dataSource: 'Registre des ateliers' };
    return this.mayAct(`${this.onIndicator}/measurements`, measured, 'INDICATOR_NOT_AGREED');
  }

  /** As the partnership's sheet tells it. */
  private async lastVersion(): Promise<Body> {
    type Told = { subImpacts: { indicators: { versions: unknown[] }[] }[] };
    const impacts = (await this.read(this.onPartnership)).impacts as Told[];
    const [told] = impacts.flatMap(({ subImpacts }) => subImpacts.flatMap(({ indicators }) => indicators));
    return told!.versions.at(-1);
  }

  async agreement(): Promise<ToldAgreement> {
    const { version, target, agreedOn, acceptances, refusals, silences, awaited, replyBy } =
      await this.lastVersion();
    const each = (organisations: readonly { organisationId: string }[], reply: Reply) =>
      organisations.map(({ organisationId }) => [this.scene.viewpointOf(organisationId), reply] as const);
    type Refusal = { organisationId: string; stands: boolean };
    return {
      ...{ version, target, agreedOn },
      replies: Object.fromEntries([
        ...each(acceptances, 'accepted'),
        ...each(
          refusals.filter(({ stands }: Refusal) => stands),
          'counter-proposed',
        ),
        ...silences.flatMap((one: Body) => each(one.organisations, 'passed-over')),
        ...each(awaited, replyBy < this.scene.today ? 'silent' : 'awaited'),
      ]),
      silenceBecause: silences[0]?.justification ?? null,
    };
  }

  async measured() {
    const { items } = await this.read(`indicators?organisation=${this.scene.organisations.A}`, 'E1');
    const { target, actual, progress } = items[0];
    return { target, actual, progress };
  }

  async stateObjective(who: Who, objective: string, expected: number): Promise<void> {
    const organisationId = this.scene.organisationOf(who);
    const stated = { organisationId, objectives: [{ objective, expected }] };
    await this.act(this.onPartnership, 'objectives', stated, who);
  }

  async openRound(title: string, closesOn: string): Promise<void> {
    const opening = {
      ...{ title, closesOn, questionnaire: { code: 'crossed-viewpoints', version: 1 } },
      panels: [{ panel: 'beneficiaries', threshold: 10 }],
    };
    const asked = this.ask('POST', `${this.onPartnership}/rounds`, opening, { who: 'V', at: null });
    this.round = (await this.done(asked, 'opening')).id as string;
  }

  async invitePanel(invitations: number): Promise<number> {
    const asked = { panel: 'beneficiaries', invitations };
    this.tokens = (await this.act(this.onRound, 'invitations', asked, 'V')).tokens as string[];
    return new Set(this.tokens).size;
  }

  async answer(who: Who, given: Given): Promise<void> {
    const sheet = { organisationId: this.scene.organisationOf(who), ...given };
    await this.done(this.ask('PUT', `${this.onRound}/sheet`, sheet, { who, at: null }), `${who} answers`);
  }

  async answerByInvitation(member: number, given: Given): Promise<void> {
    const path = `invitations/${this.tokens[member]}.${randomUUID()}`;
    await this.done(this.ask('PUT', path, given, { who: null, at: null }), `member ${member} answers`);
  }

  async whoAnswered() {
    const { parties, panels } = await this.read(this.onRound);
    const [{ invited, answered }] = panels;
    return {
      parties: parties.map(({ hasAnswered }: { hasAnswered: boolean }) => hasAnswered),
      panel: { invited, answered },
    };
  }

  async isSealedTo(who: Who | 'V'): Promise<boolean> {
    const { opening, questions } = await this.read(`${this.onRound}/results`, who);
    return opening === null && questions.length === 0;
  }

  async nameOfficial(who: Who): Promise<void> {
    const { sheetId } = await this.read(`${this.onRound}/sheet`, who);
    const official = { organisationId: this.scene.organisationOf(who), sheetId };
    await this.act(this.onRound, 'official-sheets', official, who);
  }

  async closeRound(): Promise<void> {
    await this.act(this.onRound, 'closing', {}, 'V');
    const { ledger } = this.scene;
    await drawnResults(ledger, this.round);
    await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
  }

  private byViewpoint(marks: Marks): Partial<Record<Viewpoint, ToldFigures | null>> {
    return Object.fromEntries(
      marks.map(({ viewpoint, figures }) => [this.scene.viewpointOf(viewpoint), figures]),
    );
  }

  private table<Key extends string>(
    items: readonly (Readonly<Record<Key, string>> & { readonly viewpoints: Marks })[],
    key: Key,
  ): ToldTable {
    return Object.fromEntries(items.map((one) => [one[key], this.byViewpoint(one.viewpoints)]));
  }

  async results(who: Who): Promise<ToldResults> {
    const { questions, impacts, values, divergences, objectives } = await this.read(
      `${this.onRound}/results`,
      who,
    );
    const { items: comments } = await this.read(`${this.onRound}/comments`, who);
    const named = ({ viewpoint }: { viewpoint: string }) => this.scene.viewpointOf(viewpoint);
    return {
      questions: this.table(questions, 'code'),
      impacts: this.table(impacts, 'impact'),
      values: this.table(values, 'value'),
      divergences: divergences.map(({ question, distance, lowest, highest }: Body) => ({
        ...{ question, distance },
        lowest: this.scene.viewpointOf(lowest),
        highest: this.scene.viewpointOf(highest),
      })),
      objectives: objectives.flatMap(({ list, objective, viewpoints }: Body) =>
        viewpoints.map(({ expected, expectedFrom: from, perceived, gap, ...one }: Body) => ({
          ...{ list, objective, expected, from, perceived, gap },
          viewpoint: named(one),
        })),
      ),
      comments: comments.map(({ question, text, ...one }: Body) => ({
        ...{ question, text },
        viewpoint: named(one),
      })),
    };
  }

  async find(text: string): Promise<void> {
    const found = await this.act(this.onRound, 'findings', { kind: 'finding', text }, 'V');
    this.finding = found.createdIds.findingId as string;
  }

  async reply(who: Who, stance: string, text: string): Promise<void> {
    const reply = { organisationId: this.scene.organisationOf(who), stance, text };
    await this.act(this.onRound, `findings/${this.finding}/replies`, reply, who);
  }

  async agreeAction(who: Who, title: string, owner: 'A' | 'E' | 'C', dueOn: string): Promise<void> {
    const action = { findingId: this.finding, title, ownerId: this.scene.organisations[owner], dueOn };
    const agreed = await this.act(this.onRound, 'actions', action, who);
    this.action = agreed.createdIds.actionId as string;
  }

  async followAction(who: Who, followed: object): Promise<void> {
    await this.act(this.onRound, `actions/${this.action}/progress`, followed, who);
  }

  async debate(who: Who | 'V'): Promise<ToldDebate> {
    const { findings, actions } = await this.read(this.onRound, who);
    const [{ state, isLate, dueOn }] = actions;
    return {
      stances: findings[0].replies.map(({ stance }: { stance: string }) => stance),
      action: { state, isLate, dueOn },
    };
  }

  async trajectory(who: Who, asOf?: string): Promise<ToldTrajectory> {
    const at = asOf === undefined ? '' : `?asOf=${asOf}`;
    const { rounds, indicators } = await this.read(`${this.onPartnership}/trajectory${at}`, who);
    const tables = rounds.map(({ impacts }: Body) => this.table(impacts, 'impact')) as ToldTable[];
    const viewpoints = ['A', 'E', 'C', 'panel'] as const;
    return {
      rounds: rounds.length,
      medians: Object.fromEntries(
        Object.keys(tables[0] ?? {}).map((impact) => [
          impact,
          Object.fromEntries(
            viewpoints.map((one) => [one, tables.map((table) => table[impact]?.[one]?.median ?? null)]),
          ),
        ]),
      ),
      measures: indicators.flatMap(({ measures }: Body) => measures),
    };
  }

  async cohorts() {
    const { cohorts, n } = await this.read('trajectories?by=category', 'V');
    return {
      partnerships: n as number,
      cohorts: cohorts.map((one: Body) => ({ n: one.n as number, tooSmall: one.tooSmall as boolean })),
    };
  }
}
