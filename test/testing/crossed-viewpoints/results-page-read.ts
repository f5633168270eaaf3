import { type Page } from 'playwright-core';
import { OBJECTIVE_LABELS } from '#domain';
import { OBJECTIVE_LIST_LABELS } from '../../../apps/console/words/console-labels.js';
import { codeOf, numberIn, tablesIn } from './read-page.js';
import { type Scene, type Viewpoint } from './scene.js';
import { type ToldFigures, type ToldObjective, type ToldResults, type ToldTable } from './teller.js';

const WITHHELD = /^Non montré : moins de 10 réponses/;
const NO_MARK = 'Aucune note donnée.';

/** The page of a round's results, all of it unfolded, as it is read. */
export class ResultsPageRead {
  constructor(
    private readonly scene: Scene,
    private readonly page: Page,
  ) {}

  async results(): Promise<ToldResults> {
    const plots = await tablesIn(this.page, 'table.spread');
    const tableOf = (prefix: string): ToldTable =>
      Object.fromEntries(
        plots
          .filter(({ id }) => id.startsWith(prefix))
          .map(({ id, rows }) => [id.slice(prefix.length), this.figuresIn(rows)]),
      );
    return {
      questions: tableOf('plot-'),
      impacts: tableOf('impact-'),
      values: tableOf('value-'),
      divergences: await this.divergences(),
      objectives: await this.objectives(),
      comments: await this.comments(),
    };
  }

  /** What the table beside a drawing says of each viewpoint. */
  private figuresIn(rows: readonly (readonly string[])[]): Partial<Record<Viewpoint, ToldFigures | null>> {
    const between = (text: string) => text.split(' à ').map(numberIn);
    const apart = (notes: string, says: string) =>
      Number(new RegExp(`${says} : (\\d+)`).exec(notes)?.[1] ?? 0);
    return Object.fromEntries(
      rows.map(([name = '', notes = '', median, quartiles, range, n]) => {
        const said = { notConcerned: apart(notes, 'non concerné'), dontKnow: apart(notes, 'ne sait pas') };
        const viewpoint = this.scene.viewpointOf(name);
        if (WITHHELD.test(notes)) return [viewpoint, null];
        if (median === undefined) {
          if (!notes.startsWith(NO_MARK)) throw new Error(`${name} is not shown: ${notes}`);
          return [viewpoint, { n: 0, median: null, min: null, max: null, spread: null, ...said }];
        }
        const [lower = 0, upper = lower] = between(quartiles!);
        const [min = 0, max = min] = between(range!);
        const figures = { n: numberIn(n!), median: numberIn(median), min, max, spread: upper - lower };
        return [viewpoint, { ...figures, ...said }];
      }),
    );
  }

  private async divergences(): Promise<ToldResults['divergences']> {
    const told = await this.page.locator('ol.divergences > li').all();
    return Promise.all(
      told.map(async (one) => {
        const link = (await one.locator('a').getAttribute('href'))!;
        // What it leads to is on the page.
        if ((await this.page.locator(link).count()) !== 1) throw new Error(`${link} leads nowhere`);
        const says = (await one.locator('.note').innerText()).replace(/\s+/g, ' ');
        const [, distance, lowest, highest] = /^Écart de (\S+) : (.+) \(.+\), (.+) \(.+\)$/.exec(says) ?? [];
        return {
          question: link.slice('#question-'.length),
          distance: numberIn(distance!),
          lowest: this.scene.viewpointOf(lowest!),
          highest: this.scene.viewpointOf(highest!),
        };
      }),
    );
  }

  private async objectives(): Promise<ToldObjective[]> {
    const lists = await tablesIn(this.page, 'section[aria-labelledby=objectives] table');
    return lists.flatMap(({ caption, rows }) => {
      let objective = '';
      return rows.flatMap(([name = '', expected, perceived, gap]) => {
        if (expected === undefined) {
          objective = codeOf(OBJECTIVE_LABELS, name);
          return [];
        }
        const isOfFramework = expected.endsWith('énoncé au cadre');
        const figure = (text: string | undefined) => (!text || text.startsWith('–') ? null : numberIn(text));
        return [
          {
            ...{ list: codeOf(OBJECTIVE_LIST_LABELS, caption), objective },
            viewpoint: this.scene.viewpointOf(name),
            expected: figure(expected),
            from: isOfFramework ? 'framework' : 'round',
            ...{ perceived: figure(perceived), gap: figure(gap) },
          },
        ];
      });
    });
  }

  private async comments(): Promise<ToldResults['comments']> {
    const said = await this.page.locator('details.said li').all();
    return Promise.all(
      said.map(async (one) => ({
        question: (await one.locator('xpath=ancestor::details').getAttribute('data-question'))!,
        viewpoint: this.scene.viewpointOf(await one.locator('.note').innerText()),
        text: await one.locator('.prose').innerText(),
      })),
    );
  }
}
