import { type BrowserContext, type Cookie } from 'playwright-core';
import { ACTION_STATE_LABELS, IMPACTS, OBJECTIVES_BY_LIST, REPLY_STANCE_LABELS } from '#domain';
import { ConsoleVisitor } from '../console-visitor.js';
import { drawnResults } from '../drawn-results.js';
import { codeOf, isoDatesIn, numberIn, tablesIn } from './read-page.js';
import { ResultsPageRead } from './results-page-read.js';
import { type Scene, type Viewpoint, type Who } from './scene.js';
import {
  type Definition,
  type Given,
  type Reply,
  type Teller,
  type ToldAgreement,
  type ToldDebate,
  type ToldResults,
  type ToldTrajectory,
} from './teller.js';

const REPLIES: Readonly<Record<string, Reply>> = {
  '✓ Accepte': 'accepted',
  '⇄ Contre-propose': 'counter-proposed',
  '○ Attendue': 'awaited',
  '… Silence': 'silent',
  '… Silence, passé outre': 'passed-over',
};

/** Run in the page: ticks and types what the part shown asks for, and sends it. */
const FILL_AND_SEND = `({ answers, comments }) => {
  const named = (name) => [...document.getElementsByName(name)];
  for (const [question, answer] of Object.entries(answers))
    named('answers/' + question).find(({ value }) => value === String(answer))?.click();
  for (const [question, text] of Object.entries(comments))
    for (const area of named('comments/' + question)) area.value = text;
  document.querySelector('form.answering').requestSubmit();
}`;

/**
 * Tells the story on pages, as people do who sign in, follow links and fill in forms; and reads what pages say. Partners
 * sit before one browser in turn; members of the panel hold a telephone that knows nothing of the others.
 */
export class AtABrowser implements Teller {
  readonly mostDivergences = 5;
  readonly complaints: string[] = [];
  /** Address of the last round opened. */
  round = '';
  private invitations: string[] = [];
  private readonly sessions = new Map<string, Cookie[]>();
  private seated: ConsoleVisitor | undefined;
  /** Of a member of the panel, then of the next: what it kept is forgotten in between. */
  private telephone: ConsoleVisitor | undefined;

  constructor(
    private readonly scene: Scene,
    private readonly wide: BrowserContext,
    private readonly narrow: BrowserContext,
  ) {}

  get partnership(): string {
    return `/partnerships/${this.scene.partnership}`;
  }

  get framework(): string {
    return `${this.partnership}/evaluation`;
  }

  /** Somebody before the browser, signed in with the issuer once a year, on a page that holds all that was written. */
  async visit(who: Who | 'V', path: string): Promise<ConsoleVisitor> {
    const { ledger } = this.scene;
    const person = this.scene.person(who);
    this.seated ??= await ConsoleVisitor.arrive(this.wide, ledger, null);
    const visitor = this.seated;
    await this.wide.clearCookies();
    const session = this.sessions.get(person.id);
    if (session) await this.wide.addCookies(session);
    else {
      await ledger.giveMandate(person);
      await visitor.signIn(ledger, person);
      this.sessions.set(person.id, await this.wide.cookies());
    }
    await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
    await visitor.see(path);
    return visitor;
  }

  async main({ page }: ConsoleVisitor): Promise<string> {
    return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  }

  /** Follows a link of a page to a form, fills it in and sends it; on what page one is then. */
  private async send(
    who: Who | 'V',
    path: string,
    link: string | RegExp,
    values: Readonly<Record<string, string | number>>,
  ): Promise<ConsoleVisitor> {
    const visitor = await this.visit(who, path);
    await visitor.openAll();
    await visitor.follow(link);
    await visitor.fill(values);
    await visitor.submit();
    this.complaints.push(...visitor.complaints.splice(0));
    return visitor;
  }

  /** Sent, and taken. */
  private async sent(...sending: Parameters<AtABrowser['send']>): Promise<ConsoleVisitor> {
    const visitor = await this.send(...sending);
    const title = await visitor.page.title();
    if (title.startsWith('Erreur')) throw new Error(`${title}: ${await this.main(visitor)}`);
    return visitor;
  }

  private async isTaken(...sending: Parameters<AtABrowser['send']>): Promise<boolean> {
    const { page } = await this.send(...sending);
    return !(await page.title()).startsWith('Erreur');
  }

  async proposeIndicator(definition: Definition, replyBy: string): Promise<void> {
    const values = Object.entries(definition).map(([name, value]) => [`definition/${name}`, value] as const);
    await this.sent('V', this.framework, 'Proposer un indicateur', {
      ...Object.fromEntries(values),
      replyBy,
    });
  }

  async accept(who: Who): Promise<void> {
    await this.sent(who, this.framework, 'Accepter', { organisationId: this.scene.organisationOf(who) });
  }

  async counterPropose(who: Who, reason: string, target: number): Promise<void> {
    await this.sent(who, this.framework, 'Contre-proposer', {
      ...{ organisationId: this.scene.organisationOf(who), reason },
      'counterProposal/target': target,
    });
  }

  async adoptCounterProposal(replyBy: string): Promise<void> {
    await this.sent('V', this.framework, 'La reprendre en nouvelle version', { replyBy });
  }

  passOverSilence(justification: string): Promise<boolean> {
    return this.isTaken('V', this.framework, 'Passer outre le silence', { justification });
  }

  async measure(value: number): Promise<boolean> {
    return this.isTaken('V', this.framework, 'Relever une mesure', {
      ...{ value, dataSource: 'Registre des ateliers' },
    });
  }

  async agreement(): Promise<ToldAgreement> {
    const { page } = await this.visit('C', this.framework);
    const facts = page.locator('.indicator > dl.facts > div');
    const told = Object.fromEntries(
      (await facts.allInnerTexts()).map((fact) => {
        const [term = '', ...says] = fact.split('\n');
        return [term, says.join(' ').replace(/\s+/g, ' ').trim()];
      }),
    );
    const replies = await Promise.all(
      (await page.locator('.indicator > ul.replies > li').all()).map(async (reply) => {
        const party = this.scene.viewpointOf(await reply.locator('a').innerText());
        return [party, REPLIES[await reply.locator('.badge').innerText()]!] as const;
      }),
    );
    const dates = await isoDatesIn(page, '.indicator > dl.facts > div', 'Version');
    const why = await page.locator('.indicator > ul.replies .note .prose').allInnerTexts();
    return {
      version: numberIn(told['Version']!),
      target: numberIn(/→ (.*)$/.exec(told['Départ → cible']!)![1]!),
      agreedOn: dates[0] ?? null,
      replies: Object.fromEntries(replies),
      silenceBecause: why[0] ?? null,
    };
  }

  async measured() {
    const { page } = await this.visit('E1', '/indicators');
    const [list] = await tablesIn(page, 'table.list');
    const [, , , , target, actual, progress] = list!.rows[0]!;
    return { target: numberIn(target!), actual: numberIn(actual!), progress: numberIn(progress!) / 100 };
  }

  async stateObjective(who: Who, objective: string, expected: number): Promise<void> {
    const lists = { A: 'association', E: 'company', C: 'public-body' } as const;
    const list: readonly string[] = OBJECTIVES_BY_LIST[lists[who[0] as keyof typeof lists]];
    const field = `objectives/${list.indexOf(objective)}/expected`;
    await this.sent(who, this.framework, /^Énoncer les objectifs de/, { [field]: expected });
  }

  async openRound(title: string, closesOn: string): Promise<void> {
    const visitor = await this.sent('V', `${this.partnership}/rounds`, 'Ouvrir un tour', {
      ...{ title, questionnaire: 'crossed-viewpoints@1', closesOn },
      ...{ 'panels/0/panel': 'beneficiaries', 'panels/0/threshold': 10 },
    });
    this.round = visitor.path;
  }

  async invitePanel(invitations: number): Promise<number> {
    const asked = { panel: 'beneficiaries', invitations };
    const { page } = await this.sent('V', this.round, 'Inviter un panel', asked);
    this.invitations = await page.locator('.invitations code').allInnerTexts();
    return new Set(this.invitations).size;
  }

  /** Answers part after part, until all is given; each part is saved before the next is shown. */
  private async answerAll(visitor: ConsoleVisitor, { answers, comments }: Given): Promise<void> {
    const given = Object.keys(answers);
    const { page } = visitor;
    for (let saved = 0; saved < given.length;) {
      await Promise.all([
        page.waitForEvent('load'),
        page.evaluate(`(${FILL_AND_SEND})(${JSON.stringify({ answers, comments })})`),
      ]);
      const left = await page.locator('#answer-progress').allInnerTexts();
      saved = left.length === 0 ? given.length : numberIn(left[0]!);
    }
    this.complaints.push(...visitor.complaints.splice(0));
  }

  async answer(who: Who, given: Given): Promise<void> {
    await this.answerAll(await this.visit(who, `${this.round}/answer`), given);
  }

  async answerByInvitation(member: number, given: Given): Promise<void> {
    this.telephone ??= await ConsoleVisitor.arrive(this.narrow, this.scene.ledger, null);
    await this.narrow.clearCookies();
    await this.telephone.see(new URL(this.invitations[member]!).pathname);
    await this.answerAll(this.telephone, given);
  }

  async whoAnswered() {
    const { page } = await this.visit('V', this.round);
    const lines = (await page.locator('section[aria-labelledby=asked] li').allInnerTexts()).map((line) =>
      line.replace(/\s+/g, ' '),
    );
    const [, answered, invited] = /^Bénéficiaires (\d+) réponses (\d+) invitations/.exec(lines.at(-1)!) ?? [];
    return {
      parties: lines.slice(0, -1).map((line) => line.includes('✓ A répondu')),
      panel: { invited: Number(invited), answered: Number(answered) },
    };
  }

  async isSealedTo(who: Who | 'V'): Promise<boolean> {
    const visitor = await this.visit(who, `${this.round}/results`);
    const isSaid = (await this.main(visitor)).includes('Les réponses sont scellées');
    return isSaid && (await visitor.page.locator('main table').count()) === 0;
  }

  async nameOfficial(who: Who): Promise<void> {
    const path = `${this.round}/answer?section=finished`;
    await this.sent(who, path, 'Désigner la mienne comme réponse officielle', {});
  }

  async closeRound(): Promise<void> {
    await this.sent('V', this.round, 'Clore le tour', {});
    await drawnResults(this.scene.ledger, this.round.split('/').at(-1)!);
  }

  async results(who: Who): Promise<ToldResults> {
    const visitor = await this.visit(who, `${this.round}/results`);
    await visitor.openAll();
    return new ResultsPageRead(this.scene, visitor.page).results();
  }

  async find(text: string): Promise<void> {
    await this.sent('V', this.round, 'Poser un constat', { kind: 'finding', text });
  }

  async reply(who: Who, stance: string, text: string): Promise<void> {
    const organisationId = this.scene.organisationOf(who);
    await this.sent(who, this.round, /^Répondre$/, { organisationId, stance, text });
  }

  async agreeAction(who: Who, title: string, owner: 'A' | 'E' | 'C', dueOn: string): Promise<void> {
    const ownerId = this.scene.organisations[owner];
    await this.sent(who, this.round, 'Convenir d’une action', { title, ownerId, dueOn });
  }

  async followAction(who: Who, followed: Readonly<Record<string, string>>): Promise<void> {
    await this.sent(who, this.round, /^Suivre/, followed);
  }

  async debate(who: Who | 'V'): Promise<ToldDebate> {
    const { page } = await this.visit(who, this.round);
    const action = page.locator('li[id^=action-] > p:first-of-type');
    const [state = '', late] = (await action.locator('.badge').innerText()).split(', ');
    const stances = await page.locator('.finding .replies .badge').allInnerTexts();
    return {
      stances: stances.map((stance) => codeOf(REPLY_STANCE_LABELS, stance)),
      action: {
        state: state === 'Convenue' ? 'agreed' : codeOf(ACTION_STATE_LABELS, state),
        isLate: late === 'en retard',
        dueOn: (await action.locator('time').getAttribute('datetime'))!,
      },
    };
  }

  async trajectory(who: Who, asOf?: string): Promise<ToldTrajectory> {
    const at = asOf === undefined ? '' : `?asOf=${asOf}`;
    const { page } = await this.visit(who, `${this.partnership}/trajectory${at}`);
    const median = (cell: string): number | null => (/^\d/.test(cell) ? numberIn(cell) : null);
    const medians: Record<string, Partial<Record<Viewpoint, (number | null)[]>>> = {};
    for (const impact of IMPACTS) {
      const [chart] = await tablesIn(page, `#rounds-${impact} table`);
      if (!chart) continue;
      medians[impact] = Object.fromEntries(
        chart.rows.map(([name = '', ...cells]) => [this.scene.viewpointOf(name), cells.map(median)]),
      );
    }
    const [progress] = await tablesIn(page, '#progress-performance table');
    return {
      rounds: await page.locator('.page-head a[href*="/results"]').count(),
      medians,
      measures: (progress?.days ?? []).map((measuredOn, place) => {
        const [, share = '', value = ''] = /^(.*) % (.*)$/.exec(progress!.rows[0]![place + 1]!) ?? [];
        return { measuredOn, value: numberIn(value), progress: numberIn(share) / 100 };
      }),
    };
  }

  async cohorts() {
    const { page } = await this.visit('V', '/trajectories?by=category');
    const [chart] = await tablesIn(page, '#parties-performance');
    const counted = /dont (\d+) avec des résultats/.exec(await page.locator('p.count').innerText())!;
    return {
      partnerships: Number(counted[1]),
      cohorts: chart!.rows.map(([name = '', notes = '']) => ({
        n: Number(/n = (\d+)$/.exec(name)?.[1]),
        tooSmall: notes.includes('trop peu pour comparer'),
      })),
    };
  }
}
