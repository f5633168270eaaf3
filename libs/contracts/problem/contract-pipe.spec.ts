import { IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { ContractPipe } from './contract-pipe.js';
import { type Fault } from './fault.js';
import { IsBusinessDate } from './is-business-date.js';
import { Nested, NestedList } from './nested.js';
import { ProblemException } from './problem-exception.js';
import { MAX_JSON_DEPTH, MAX_LIST_LENGTH } from './unfit-json.js';

class Party {
  @IsString()
  @IsNotEmpty()
  name: string;

  @IsArray()
  @IsIn(['carrier', 'funder'], { each: true })
  roles: string[];
}

class Registration {
  @IsString()
  @IsNotEmpty()
  @MaxLength(10)
  title: string;

  @IsBusinessDate()
  startDate: string;

  @NestedList(() => Party)
  parties: Party[];

  @IsOptional()
  @Nested(() => Party)
  lead?: Party | null;
}

class Search {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;
}

const pipe = new ContractPipe();
const good = { title: 'Un titre', startDate: '2020-02-29', parties: [{ name: 'A', roles: ['carrier'] }] };

async function faults(
  body: unknown,
  metatype: new () => object = Registration,
  type: 'body' | 'query' = 'body',
): Promise<string[]> {
  try {
    await pipe.transform(body, { type, metatype, data: undefined });
    return [];
  } catch (error) {
    if (!(error instanceof ProblemException)) throw error;
    const found: readonly Fault[] = error.problem.faults ?? [];
    for (const fault of found) {
      expect(fault.detail.fr).not.toBe('');
      expect(fault.detail.en).not.toBe(fault.detail.fr);
    }
    return found.length === 0
      ? [error.problem.code]
      : found.map(({ code, pointer, parameter }) => `${pointer ?? parameter} ${code}`);
  }
}

describe('a body held to its contract', () => {
  it('passes as an instance of the contract when it keeps to it', async () => {
    expect(await pipe.transform(good, { type: 'body', metatype: Registration })).toBeInstanceOf(Registration);
  });

  it('is told every fault at once, each at its place', async () => {
    expect(
      await faults({
        title: 'Bien trop long pour ce champ',
        startDate: '2021-02-29',
        parties: [{ name: '', roles: ['carrier', 'king', 'queen'] }, {}],
        colour: 'red',
      }),
    ).toEqual([
      '#/colour UNKNOWN_FIELD',
      '#/title MAX_LENGTH',
      '#/startDate IS_BUSINESS_DATE',
      '#/parties/0/name IS_NOT_EMPTY',
      '#/parties/0/roles/1 IS_IN',
      '#/parties/0/roles/2 IS_IN',
      '#/parties/1/name REQUIRED',
      '#/parties/1/roles REQUIRED',
    ]);
  });

  it.each([
    ['nothing at all', undefined, ['#/title REQUIRED', '#/startDate REQUIRED', '#/parties REQUIRED']],
    ['null', null, ['#/title REQUIRED', '#/startDate REQUIRED', '#/parties REQUIRED']],
    ['a list', [good], ['# IS_OBJECT']],
    ['a text', 'title', ['# IS_OBJECT']],
    ['a number for a text', { ...good, title: 3 }, ['#/title IS_STRING']],
    ['null for a text', { ...good, title: null }, ['#/title REQUIRED']],
    ['an object for a list', { ...good, parties: {} }, ['#/parties IS_ARRAY']],
    ['a text for a list of objects', { ...good, parties: 'A' }, ['#/parties IS_ARRAY']],
    ['a text among objects', { ...good, parties: ['A'] }, ['#/parties/0 IS_OBJECT']],
    ['null among objects', { ...good, parties: [null] }, ['#/parties/0 IS_OBJECT']],
    ['a list among objects', { ...good, parties: [[]] }, ['#/parties/0 IS_OBJECT']],
    ['a list for an object', { ...good, lead: [] }, ['#/lead IS_OBJECT']],
    ['a NUL in a text', { ...good, title: 'a\u0000' }, ['#/title TEXT_MALFORMED']],
    ['half a character', { ...good, title: '\ud800' }, ['#/title TEXT_MALFORMED']],
    ['a reserved name', JSON.parse('{"__proto__": {"title": "x"}}'), ['#/__proto__ UNKNOWN_FIELD']],
    ['a name with a slash', { ...good, 'a/b~c': 1 }, ['#/a~1b~0c UNKNOWN_FIELD']],
    [
      'an unknown field deep inside',
      { ...good, lead: { ...good.parties[0], x: 1 } },
      ['#/lead/x UNKNOWN_FIELD'],
    ],
  ])('given %s, is refused there', async (_, body, expected) => {
    expect(await faults(body)).toEqual(expected);
  });

  it('is told one fault of each item, and the first hundred of thousands', async () => {
    class Populations {
      @IsString({ each: true })
      @IsNotEmpty({ each: true })
      @MaxLength(3, { each: true })
      names: string[];
    }
    expect(await faults({ names: ['x', 3, '', 'long'] }, Populations)).toEqual([
      '#/names/3 MAX_LENGTH',
      '#/names/2 IS_NOT_EMPTY',
      '#/names/1 IS_STRING',
    ]);
    const unknown = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, 1]));
    expect(await faults({ ...good, ...unknown(150) })).toHaveLength(100);
    expect(await faults({ ...good, ...unknown(5_000) })).toEqual(['# OBJECT_MAX_SIZE']);
  });

  it('may hold no endless list, which is not even looked into', async () => {
    const parties = [...Array(MAX_LIST_LENGTH + 1).keys()];
    expect(await faults({ ...good, parties })).toEqual(['#/parties ARRAY_MAX_SIZE']);
  });

  it('may not nest without end', async () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(await faults({ title: nested(MAX_JSON_DEPTH) })).toEqual(['JSON_TOO_DEEP']);
    expect(await faults({ ...good, title: nested(MAX_JSON_DEPTH - 1) })).toEqual(['#/title IS_STRING']);
  });

  it('is never converted: a number written as a text stays a text', async () => {
    class Count {
      @IsInt()
      count: number;
    }
    expect(await faults({ count: '3' }, Count)).toEqual(['#/count IS_INT']);
  });
});

describe('a query held to its contract', () => {
  it('converts what the contract says, and names the parameter at fault', async () => {
    expect(await pipe.transform({ limit: '5' }, { type: 'query', metatype: Search })).toEqual({ limit: 5 });
    expect(await faults({ limit: 'many' }, Search, 'query')).toEqual(['limit IS_INT']);
    expect(await faults({ limit: ['1', '2'] }, Search, 'query')).toEqual(['limit IS_INT']);
    expect(await faults({ page: '1' }, Search, 'query')).toEqual(['page UNKNOWN_FIELD']);
  });
});
