import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { CompareDto, ComparePortfolioDto, IdentifierPipe } from '#contracts';
import { type Language } from '#domain';
import { type Codec, type Position } from '#event-store';
import { CurrentCaller, OpaqueTokens, requestedAddress, type Caller } from '#platform';
import {
  changedPartnerships,
  DEFINITIONS,
  PartnershipComparison,
  partnershipComparisonOf,
  PortfolioComparison,
  portfolioOf,
  PROJECTIONS_OF_COMPARISONS,
  projectionsOfPortfolio,
  type FigureChange,
  type KnownPoint,
  type PortfolioFigures,
  type ReadHistories,
  type ReadHistory,
} from '#read-models';
import { portfolioLines, type PortfolioLine } from '../csv/portfolio-columns.js';
import { filterOf } from '../filter-of.js';
import { notThere } from '../list-answer.js';
import { CODEC, DATABASE, HISTORIES, HISTORY } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints, type AskedPoint } from '../two-clocks/asked-points.js';
import { comparisonCursor, readComparisonCursor } from '../two-clocks/comparison-cursor.js';
import { refusedOfSecond } from '../two-clocks/second-point.js';
import { clocksIn, Stamps } from '../two-clocks/stamps.js';

interface Points<Point> {
  readonly from: Point;
  readonly to: Point;
}

type SettledPoint = KnownPoint & Pick<AskedPoint, 'tokenOf'>;

const settled = ({ from, to }: Points<AskedPoint>, position: Position): Points<SettledPoint> => ({
  from: { ...from, knownAt: from.knownAt ?? position },
  to: { ...to, knownAt: to.knownAt ?? position },
});

const stampedClocks = ({ from, to }: Points<SettledPoint>) =>
  [clocksIn(from, from.knownAt), clocksIn(to, to.knownAt)] as const;

/** Says in a header which points were compared. */
function comparedHeader(response: Response, points: Points<SettledPoint>): void {
  const [from, to] = stampedClocks(points);
  const clocks = `asOf=${from.asOf}; knownAt=${from.knownAt}; toAsOf=${to.asOf}; toKnownAt=${to.knownAt}`;
  response.setHeader('Ledger-Stamp', `${clocks}; definitions=${DEFINITIONS}`);
}

@QueryController('', { fr: 'Comparaisons', en: 'Comparisons' })
export class ComparisonQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(HISTORY) private readonly history: ReadHistory,
    @Inject(HISTORIES) private readonly histories: ReadHistories,
    private readonly points: AskedPoints,
    private readonly stamps: Stamps,
    private readonly tokens: OpaqueTokens,
  ) {}

  @Query('partnerships/:id/compare', {
    fr: 'Ce qui a changé dans un partenariat entre deux points',
    en: 'What changed in a partnership between two points',
  })
  @ApiOkResponse({ type: PartnershipComparison })
  async partnership(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) partnershipId: string,
    @Asked() asked: CompareDto,
    @AnswerLanguage() language: Language,
    @Res() response: Response,
  ): Promise<void> {
    const asking = await this.pointsOf(caller, asked);
    const { answer, position } = await answeredAt(
      this.database,
      caller,
      asking.to,
      (snapshot, { viewer }, known) =>
        partnershipComparisonOf(snapshot, { history: this.history, histories: this.histories }, viewer, {
          partnershipId,
          language,
          ...settled(asking, known),
        }),
      PROJECTIONS_OF_COMPARISONS,
    );
    if (!answer) throw notThere({ ...asking.to, isAsked: asking.from.isAsked || asking.to.isAsked });
    const points = settled(asking, position);
    comparedHeader(response, points);
    const comparison: PartnershipComparison = {
      partnershipId,
      ...(await this.stampsOf(caller, points)),
      changes: answer,
    };
    response.json(await this.codec.openAll(comparison));
  }

  @Query('portfolio/compare', {
    fr: 'Ce qui a changé dans le portefeuille entre deux points',
    en: 'What changed in the portfolio between two points',
  })
  @ApiOkResponse({ type: PortfolioComparison })
  async portfolio(
    @CurrentCaller() caller: Caller,
    @Asked() asked: ComparePortfolioDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { toAsOf: _, toKnownAt: __, toClosing: ___, ...filter } = filterOf(asked);
    const projections = [...projectionsOfPortfolio(filter), 'rounds' as const];
    const asking = await this.pointsOf(caller, asked);
    const begun =
      asked.cursor === undefined ? null : readComparisonCursor(this.tokens, asked.cursor, asking.to.today);
    const figuresAt = (point: AskedPoint) =>
      answeredAt(
        this.database,
        caller,
        point,
        (snapshot, sights) => portfolioOf(snapshot, sights, filter),
        projections,
      );
    const to = { ...asking.to, ...begun?.to };
    const after = await figuresAt(to);
    const points = settled({ from: { ...asking.from, ...begun?.from }, to }, after.position);
    const before = await figuresAt({ ...asking.from, ...points.from });
    const { answer: changed } = await answeredAt(
      this.database,
      caller,
      points.to,
      (snapshot, sights) =>
        changedPartnerships(
          snapshot,
          this.histories,
          sights,
          { ...points, filter, language },
          { limit: asked.limit, cursor: begun?.after },
        ),
      PROJECTIONS_OF_COMPARISONS,
    );
    const [first, second] = stampedClocks(points);
    const next = changed.next && comparisonCursor(this.tokens, { from: first, to: second }, changed.next);
    const comparison: PortfolioComparison = {
      ...(await this.stampsOf(caller, points)),
      figures: figureChanges(before.answer, after.answer),
      partnerships: [...changed.items],
      next,
    };
    comparedHeader(response, points);
    response.setHeader('Link', linksTo(request, next));
    response.json(await this.codec.openAll(comparison));
  }

  private async pointsOf(caller: Caller, asked: CompareDto): Promise<Points<AskedPoint>> {
    const [from, to] = await Promise.all([
      this.points.resolve(caller, asked),
      this.points
        .resolve(caller, { asOf: asked.toAsOf, knownAt: asked.toKnownAt, closing: asked.toClosing })
        .catch(refusedOfSecond),
    ]);
    return { from, to };
  }

  private async stampsOf(caller: Caller, { from, to }: Points<SettledPoint>) {
    return {
      from: await this.stamps.of(caller, from, from.knownAt),
      to: await this.stamps.of(caller, to, to.knownAt),
    };
  }
}

const inBoth = ({ section, subject, figure }: PortfolioLine, language: Language): string =>
  [section[language], subject(language), figure[language]].join(' · ');

function figureChanges(before: PortfolioFigures, after: PortfolioFigures): FigureChange[] {
  const earlier = new Map(portfolioLines(before).map(({ path, value }) => [path, value]));
  return portfolioLines(after).map((line) => {
    const was = earlier.get(line.path) ?? null;
    return {
      path: line.path,
      label: { fr: inBoth(line, 'fr'), en: inBoth(line, 'en') },
      before: was,
      after: line.value,
      difference: was === null || line.value === null ? null : line.value - was,
    };
  });
}

/** The addresses of the first page and of the next, whose cursor holds both points (RFC 8288). */
function linksTo(request: Request, next: string | null): string {
  const address = requestedAddress(request);
  address.searchParams.delete('cursor');
  address.searchParams.delete('after');
  const first = `<${address.pathname}${address.search}>; rel="first"`;
  if (next === null) return first;
  address.searchParams.set('cursor', next);
  return `${first}, <${address.pathname}${address.search}>; rel="next"`;
}
