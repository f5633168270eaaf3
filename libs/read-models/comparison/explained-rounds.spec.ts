import { derivedId, LANGUAGES, PANELS, roundEvents, roundFold, stateAt, type Language } from '#domain';
import { CARRIER, disclosed, openRound, PARTNER, wrappedKey } from '#domain/testing';
import { type RecordedEvent } from '#event-store';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { COMPARED_FIELDS, COMPARED_ITEMS } from './compared-fields.js';
import { comparedRound } from './compared-round.js';
import { explainedChanges } from './explained-changes.js';
import { patternsIn } from './testing/patterns-in.js';

const ROUND_ID = derivedId('a round');
const SECRET = 'Un mot de trop';
const tally = { marks: [0, 0, 1, 4, 0], notConcerned: 0, dontKnow: 1 };
const drawn = (opening: number, sheets: number) => ({
  opening,
  viewpoints: [
    {
      viewpoint: { kind: 'party', organisationId: CARRIER, sphere: 'association' } as const,
      ...{ sheets: 1, afterResults: 0, isOfficial: true },
      questions: { people: tally },
    },
    {
      viewpoint: { kind: 'panel', panel: 'beneficiaries' } as const,
      ...{ sheets, afterResults: opening - 1, isOfficial: false, questions: { people: tally } },
    },
  ],
});

const answered = openRound
  .did('2012-03-02', 'invite-panel', { panel: 'beneficiaries', invitations: 30 })
  .did('2012-03-10', 'name-official-sheet', { organisationId: CARRIER, sheetId: derivedId('a sheet') })
  .did('2012-03-20', 'remind-silent', { organisationIds: [PARTNER], panels: ['beneficiaries'] });
const closed = answered
  .did('2012-04-02', 'close-round', { key: disclosed(1) })
  .did('2012-04-02', 'draw-results', drawn(1, 5));
const found = closed.did('2012-05-01', 'record-finding', {
  ...{ kind: 'finding', subImpact: 'people', text: SECRET },
});
const [findingId] = found.state().findings.map((finding) => finding.findingId);
const agreed = found
  .did('2012-05-02', 'reply-to-finding', {
    ...{ findingId: findingId!, organisationId: PARTNER, stance: 'shares-in-part', text: SECRET },
  })
  .did('2012-05-03', 'agree-action', {
    ...{ findingId: findingId!, title: 'Un accueil commun', ownerId: CARRIER, dueOn: '2012-12-31' },
  });
const [actionId] = agreed.state().actions.map((action) => action.actionId);
const life = agreed
  .did('2012-11-30', 'follow-action', {
    ...{ actionId: actionId!, state: 'postponed', dueOn: '2013-06-30', comment: SECRET },
  })
  .did('2013-01-10', 'reopen-round', {
    ...{ reason: 'panel-incomplete', comment: SECRET, closesOn: '2013-02-28', key: wrappedKey(2) },
  })
  .did('2013-03-01', 'close-round', { key: disclosed(2) })
  .did('2013-03-01', 'draw-results', drawn(2, 9));

const asRecorded = (story: typeof life): RecordedEvent[] =>
  story.facts.map((fact, revision) => ({
    ...fact,
    ...{ stream: `round-${ROUND_ID}`, revision, version: 1, known: true },
    recordedAt: new Date('2026-06-30T10:00:00Z'),
    actor: { id: 'a-person', roles: [], onBehalfOf: null },
  })) as unknown as RecordedEvent[];
const events = asRecorded(life);

const at = (asOf: string, knownAt: bigint | null = null): ReadPoint => ({
  today: '2026-06-30',
  asOf,
  knownAt,
});
const changes = (from: ReadPoint, to: ReadPoint, language: Language = 'fr') =>
  explainedChanges(
    { events: [], rounds: [{ roundId: ROUND_ID, events }] },
    { from, to, language, organisationName: (id) => `Organisation ${id.slice(0, 4)}` },
  );
const here = (path: string) => `rounds/${ROUND_ID}/${path}`;

describe('What changed in a round in which everything happens', () => {
  it('happens: no type of event is missing', () => {
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(roundEvents.keys()));
  });

  it('is made of fields that all have a name, and no name is of none', () => {
    const prefixes = events.map(({ position }) =>
      comparedRound(ROUND_ID)(stateAt(roundFold, events, { knownAt: position })),
    );
    const found = new Set(prefixes.flatMap((round) => patternsIn(round, '')));
    const named = [...Object.keys(COMPARED_FIELDS), ...Object.keys(COMPARED_ITEMS)];
    expect(named.filter((pattern) => pattern.startsWith('rounds/')).toSorted()).toEqual(
      [...found].toSorted(),
    );
  });

  it.each(LANGUAGES)('is told in %s in words, without codes, ids, keys or personal texts', (language) => {
    const all = [
      ...changes(at('2012-02-01'), at('2026-06-30'), language),
      ...changes(at('2012-03-01'), at('2026-06-30'), language),
      ...changes(at('2012-12-01'), at('2026-06-30'), language),
    ];
    expect(all.length).toBeGreaterThan(10);
    for (const { label, before, after, beforeInWords, afterInWords, events: responsible } of all) {
      for (const text of [label.fr, label.en, beforeInWords ?? '', afterInWords ?? '']) {
        expect(text).not.toMatch(/undefined|null|NaN|\[object|[0-9a-f]{8}-|\d{4}-\d{2}-\d{2}/);
        expect(text).not.toContain(SECRET);
      }
      for (const key of [disclosed(1), disclosed(2), wrappedKey(1).sha256, derivedId('a sheet')])
        expect(JSON.stringify([before, after])).not.toContain(key);
      expect(responsible.length).toBeGreaterThan(0);
      for (const { sentence } of responsible) {
        expect(sentence).toMatch(/^\p{Lu}.{10,}\.$/su);
        expect(sentence).not.toMatch(/undefined|null|\[|\$|\b\d{4}-\d{2}-\d{2}\b|[0-9a-f]{8}-[0-9a-f]{4}/);
        expect(sentence).not.toContain(SECRET);
        for (const code of [
          ...PANELS.filter((panel) => panel.includes('-')),
          'panel-incomplete',
          'shares-in-part',
        ])
          expect(sentence).not.toContain(code);
      }
    }
  });

  it('is the whole round where it was not opened yet', () => {
    const [round, ...others] = changes(at('2012-02-01'), at('2012-03-02'));
    expect(others).toEqual([]);
    expect(round).toMatchObject({
      path: `rounds/${ROUND_ID}`,
      label: {
        fr: 'Tour d’évaluation « Premier regard croisé »',
        en: 'Evaluation round “Premier regard croisé”',
      },
      before: null,
      after: { state: 'open', panels: { beneficiaries: { invited: 30 } } },
      events: [{ type: 'round.opened' }, { type: 'round.panel-invited' }],
    });
  });

  it('is its state by its closing, and its results by their drawing', () => {
    const all = changes(at('2012-03-31'), at('2012-04-30'));
    expect(all.map(({ path, events: responsible }) => [path, responsible.map(({ type }) => type)])).toEqual([
      [here('state'), ['round.closed']],
      [here('openings/1/closedOn'), ['round.closed']],
      [here('results/1'), ['round.results-drawn']],
    ]);
    expect(all[2]).toMatchObject({
      label: { fr: 'Tour d’évaluation « Premier regard croisé », résultats de l’ouverture 1' },
      after: { viewpoints: { beneficiaries: { sheets: 5 } } },
    });
  });

  it('is what the debate came to, each by who said it', () => {
    const path = here(`actions/${actionId!}/dueOn`);
    const postponed = changes(at('2012-06-01'), at('2012-12-31')).find((one) => one.path === path);
    expect(postponed).toMatchObject({
      before: '2012-12-31',
      after: '2013-06-30',
      events: [{ sentence: 'L’action « Un accueil commun » est suivie : reportée au 30 juin 2013.' }],
    });
  });

  it('is what was recorded since, as of one day', () => {
    const known = closed.facts.at(-1)!.position;
    const paths = changes(at('2026-06-30', known), at('2026-06-30')).map(({ path }) => path);
    expect(paths).toContain(here(`findings/${findingId!}`));
    expect(paths).toContain(here('openings/2'));
    expect(changes(at('2012-04-30', known), at('2012-04-30'))).toEqual([]);
  });
});
