import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { TEST_TOKENS } from '#platform/testing';
import { csvRecords } from './testing/csv-records.js';
import { RunningLedger } from './testing/running-ledger.js';

const TODAY = new Date('2026-01-10T12:00:00Z');
const BOM = '﻿';

describe('Lists', () => {
  let ledger: RunningLedger;
  let owner: Client;

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => TODAY);
    owner = new Client({ connectionString: ledger.database.adminUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner?.end();
    await ledger?.stop();
  });

  const organisation = (name: string) =>
    ledger.create('organisations', { name, sphere: 'association', occurredOn: '2014-01-01' });
  const partnership = (title: string, more: object = {}) =>
    ledger.create('partnerships', { title, occurredOn: '2015-01-10', ...more });

  /** The whole list, page after page, as `Link` leads; `between` runs before each next page. */
  async function walk(path: string, between: () => Promise<unknown> = () => Promise.resolve()) {
    const items: Record<string, unknown>[] = [];
    const totals: number[] = [];
    let next: string | undefined = `/v1/${path}`;
    while (next) {
      const { status, headers, body } = await ledger.request('GET', next);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(headers.get('link')).toContain('rel="first"');
      items.push(...(body.items as typeof items));
      totals.push(body.total as number);
      next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      expect(next === undefined).toBe(body.next === null);
      await between();
    }
    return { items, totals };
  }

  describe('paged through by their links', () => {
    const COUNT = 60;
    const spheres = ['association', 'company', 'foundation'];
    let organisations: string[];
    let partnerships: string[];

    beforeAll(async () => {
      organisations = [];
      partnerships = [];
      for (let rank = 0; rank < COUNT; rank++) {
        // Names, titles and dates repeat, so that only the id tells many of them apart.
        const party = await ledger.create('organisations', {
          name: `Fictive ${rank % 5}`,
          sphere: spheres[rank % 3],
          occurredOn: '2014-01-01',
        });
        organisations.push(party);
        partnerships.push(
          await partnership(`Partenariat ${rank % 4}`, {
            occurredOn: `2015-0${1 + (rank % 3)}-10`,
            standing: ['conception', 'swarming', 'off-path'][rank % 3],
            parties: [{ organisationId: party, roles: ['carrier'] }],
          }),
        );
      }
      await ledger.read('portfolio');
    });

    const meanwhile = async () => {
      const rank = Math.floor(Math.random() * 5);
      await organisation(`Fictive ${rank}`);
      await partnership(`Partenariat ${rank}`, { standing: 'conception' });
      await ledger.read('portfolio');
    };

    it.each([
      ['organisations?limit=7', 'organisationId', () => organisations],
      ...['title', '-title', 'startedOn', '-startedOn', 'stage', '-stage'].map(
        (sort) => [`partnerships?limit=7&sort=${sort}`, 'partnershipId', () => partnerships] as const,
      ),
      ['stage-stays?limit=7', 'partnershipId', () => partnerships.filter((_, rank) => rank % 3 !== 2)],
      ['watch?limit=7', 'partnershipId', () => partnerships.filter((_, rank) => rank % 3 === 0)],
    ] as const)('%s holds each item once, though others come in between', async (path, id, expected) => {
      const { items } = await walk(path, meanwhile);
      const found = items.map((item) => item[id] as string);
      expect(new Set(found).size).toBe(found.length);
      expect(expected().filter((one) => !found.includes(one))).toEqual([]);
    });

    it('a history holds each fact once, though others are added in between', async () => {
      const resource = `partnerships/${partnerships[0]}`;
      const rename = (rank: number) =>
        ledger.command(resource, 'category-changes', {
          occurredOn: '2016-01-01',
          category: rank % 2 === 0 ? 'patronage' : 'societal-innovation',
        });
      for (let rank = 0; rank < 10; rank++) await rename(rank);
      let rank = 10;
      const { items, totals } = await walk(`${resource}/timeline?limit=3`, () => rename(rank++));
      const facts = items.map(({ factId }) => factId as string);
      expect(new Set(facts).size).toBe(facts.length);
      const positions = items.map(({ position }) => TEST_TOKENS.positionIn(position as string)!);
      expect(positions).toEqual(positions.toSorted((one, other) => Number(other - one)));
      expect(new Set(totals)).toEqual(new Set([facts.length]));
    });

    it('the links keep the criteria, and drop the position once it is reached', async () => {
      const { headers } = await ledger.read(
        'organisations?limit=2&sphere=company&sphere=foundation&search=fictive',
      );
      const next = new URL(/<([^>]+)>; rel="next"/.exec(headers.get('link')!)![1]!, ledger.url);
      expect(next.searchParams.getAll('sphere')).toEqual(['company', 'foundation']);
      expect(next.searchParams.get('search')).toBe('fictive');
      expect(next.searchParams.has('after')).toBe(false);
    });
  });

  describe('searched', () => {
    const found = async (search: string, list = 'partnerships') => {
      const { body } = await ledger.read(`${list}?search=${encodeURIComponent(search)}`);
      return (body.items as { title?: string; name?: string }[]).map(({ title, name }) => title ?? name);
    };

    beforeAll(async () => {
      const ecole = await organisation('École des Çèdres (fictive)');
      await ledger.command(`organisations/${ecole}`, 'names', {
        occurredOn: '2020-01-01',
        name: 'Lycée des Cèdres (fictif)',
      });
      await partnership('Économie CIRCULAIRE', {
        need: 'Cœur de ville désert',
        purpose: 'Réemploi',
        parties: [{ organisationId: ecole, roles: ['carrier'] }],
      });
      await partnership('100% local');
      await partnership('100 locaux');
      await partnership('a_b');
      await partnership('axb');
      await partnership('c:\\dossier');
    });

    it.each([
      ['economie', ['Économie CIRCULAIRE']],
      ['ÉCONOMIE circulaire', ['Économie CIRCULAIRE']],
      ['circulaire  coeur', ['Économie CIRCULAIRE']],
      ['réemploi', ['Économie CIRCULAIRE']],
      ['lycee', ['Économie CIRCULAIRE']],
      ['ecole cedres', ['Économie CIRCULAIRE']],
      ['circulaire lycee', ['Économie CIRCULAIRE']],
      ['circulaire absent', []],
      ['100%', ['100% local']],
      ['%', ['100% local']],
      ['a_b', ['a_b']],
      ['_', ['a_b']],
      ['c:\\d', ['c:\\dossier']],
      ["' OR 1=1 --", []],
    ])(
      'for « %s » finds what holds every word, without accents or case, % and _ being themselves',
      async (search, titles) => {
        expect(await found(search)).toEqual(titles);
      },
    );

    it('for organisations: by name and by former name', async () => {
      for (const search of ['LYCEE', 'ecole', 'çedres'])
        expect(await found(search, 'organisations')).toEqual(['Lycée des Cèdres (fictif)']);
    });

    it('for nothing but blanks is not searched', async () => {
      const { body: all } = await ledger.read('partnerships?limit=1');
      const { body } = await ledger.read('partnerships?limit=1&search=%20%20');
      expect(body.total).toBe(all.total);
    });
  });

  describe('as CSV', () => {
    const csv = async (path: string, language = 'fr') => {
      const { status, headers, text } = await ledger.read(path, {
        headers: { accept: 'text/csv', 'accept-language': language },
      });
      expect({ status, type: headers.get('content-type') }).toEqual({
        status: 200,
        type: 'text/csv; charset=utf-8',
      });
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.csv"$/);
      return text;
    };
    /** `fetch` takes the BOM off the text. */
    const bytesOf = async (path: string) => {
      const response = await fetch(`${ledger.url}/v1/${path}`, {
        headers: {
          accept: 'text/csv',
          ...(await ledger.issuer.authorizationOf({ id: 'someone', roles: ['auditor'] })),
        },
      });
      return Buffer.from(await response.arrayBuffer());
    };

    const FORMULAS = ['=1+1', '+33 1 02', '-2', '@SOMME(A1)', '\t=1', '=HYPERLINK("http://x";"y")', '＝1'];

    it.each(['organisations', 'partnerships', 'portfolio', 'stage-stays', 'watch', 'indicators'])(
      'of %s: BOM, semicolons, CRLF, as many fields on every line',
      async (path) => {
        const bytes = await bytesOf(path);
        expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
        const records = csvRecords(bytes.toString('utf8').slice(BOM.length));
        expect(new Set(records.map(({ length }) => length)).size).toBe(1);
        expect(records[0]!.length).toBeGreaterThan(3);
      },
    );

    it('a title that looks like a formula, holds quotes, semicolons or lines is a text', async () => {
      const others = ['dit "le jardin" ; à l’est', 'deux\nlignes', 'deux\r\nlignes', 'deux\rlignes'];
      for (const title of [...FORMULAS, ...others]) await partnership(title, { need: 'besoin-csv' });
      const records = csvRecords((await csv('partnerships?search=besoin-csv')).replace(BOM, ''));
      const column = records[0]!.indexOf('Titre');
      expect(
        records
          .slice(1)
          .map((record) => record[column])
          .toSorted(),
      ).toEqual([...FORMULAS.map((title) => `'${title}`), ...others].toSorted());
    });

    it('a number has a comma in French and a point in English, also below zero', async () => {
      const id = await partnership('Avec des nombres', { standing: 'conception', need: 'nombres-csv' });
      await ledger.command(`partnerships/${id}`, 'indicators', {
        ...{ occurredOn: '2015-07-01', replyBy: '2015-08-01' },
        definition: {
          ...{ subImpact: 'people', evaluates: 'actions', name: 'Écart', definition: 'x', unit: 'degrés' },
          ...{ direction: 'increase', baseline: -3.25, target: 12.5 },
          ...{ periodFrom: '2015-01-01', periodTo: '2016-12-31' },
        },
      });
      const of = async (language: string) => {
        const [headings, record] = csvRecords(
          (await csv('indicators?search=nombres-csv', language)).replace(BOM, ''),
        );
        return Object.fromEntries(headings!.map((heading, place) => [heading, record![place]]));
      };
      expect(await of('fr')).toMatchObject({ Départ: '-3,25', Cible: '12,5', Unité: 'degrés' });
      expect(await of('en')).toMatchObject({ Baseline: '-3.25', Target: '12.5' });
    });

    it('holds the whole list, whatever the limit, each item once', async () => {
      await owner.query(
        `INSERT INTO organisations_1.organisation (organisation_id, name, former_names, sphere, identifiers, fictional,
           registered_on, valid_from, known_from)
         SELECT gen_random_uuid(), 'Nombreuse ' || (n % 3), '[]', 'academic', '[]', true, '2015-01-01', '2015-01-01', 0
         FROM generate_series(1, 1234) n`,
      );
      const records = csvRecords((await csv('organisations?sphere=academic&limit=5')).replace(BOM, ''));
      const ids = records.slice(1).map(([id]) => id);
      expect(ids).toHaveLength(1234);
      expect(new Set(ids).size).toBe(1234);
    });

    it('of histories: each fact on a line', async () => {
      const id = await partnership(`Histoire ${randomUUID()}`);
      const records = csvRecords((await csv(`partnerships/${id}/timeline`)).replace(BOM, ''));
      expect(records).toHaveLength(2);
      expect(records[1]).toContain('2015-01-10');
    });
  });

  it.each([
    ['partnerships', 'partnership'],
    ['portfolio', 'portfolio_tally'],
  ])('that fail before their first line answer a problem, not a file cut short: %s', async (path, view) => {
    await owner.query(`ALTER VIEW read.${view} RENAME TO away`);
    const { status, headers, body } = await ledger
      .request('GET', `/v1/${path}`, { headers: { accept: 'text/csv' } })
      .finally(() => owner.query(`ALTER VIEW read.away RENAME TO ${view}`));
    expect([status, body.code]).toEqual([500, 'INTERNAL_ERROR']);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('content-disposition')).toBeNull();
  });
});
