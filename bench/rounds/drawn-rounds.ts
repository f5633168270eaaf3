import { hash, randomUUID } from 'node:crypto';
import { type DataSource } from 'typeorm';
import {
  DOMAIN_EVENTS,
  derivedId,
  drawResults,
  questionnaireOf,
  ResultsDrawn,
  ROUND,
  RoundClosed,
  RoundOpened,
  SUB_IMPACTS,
  type Answer,
  type CountedSheet,
  type DomainEvent,
  type Sphere,
} from '#domain';
import { canonicalJson, type Append, type EventData } from '#event-store';

const QUESTIONNAIRE = { code: 'three-impacts', version: 1 } as const;
/** One partnership in so many has rounds, each a year apart. */
const ONE_IN = 3;
const ROUNDS = 2;

interface Evaluated {
  readonly partnershipId: string;
  readonly parties: { readonly organisationId: string; readonly sphere: Sphere }[];
}

/** Partnerships in the order of their ids, one in so many, with their current parties. */
async function evaluated(dataSource: DataSource): Promise<Evaluated[]> {
  return dataSource.query<Evaluated[]>(
    `SELECT p.partnership_id AS "partnershipId",
       jsonb_agg(jsonb_build_object('organisationId', p.organisation_id, 'sphere', coalesce(o.sphere, 'association'))) AS parties
     FROM (SELECT partnership_id, min(ordinal) AS ordinal, organisation_id FROM read.partnership_party
           WHERE left_on IS NULL GROUP BY partnership_id, organisation_id) p
       LEFT JOIN read.organisation o USING (organisation_id)
     WHERE ('x' || left(p.partnership_id::text, 4))::bit(16)::int % ${ONE_IN} = 0
     GROUP BY p.partnership_id ORDER BY p.partnership_id`,
  );
}

/** An event as it is appended, by nobody in particular. */
export function eventData(event: DomainEvent, id: string, occurredOn: string): EventData {
  const metadata = {
    actor: { id: 'bench', roles: ['evaluator'], onBehalfOf: null },
    ...{ causationId: id, commandId: id, correlationId: id, fingerprint: '', occurredOn },
  };
  return {
    ...{ id, type: event.type, version: DOMAIN_EVENTS.get(event.type)!.version },
    ...{ data: canonicalJson(event.data), metadata: canonicalJson(metadata) },
  };
}

const markOf = (...of: (string | number)[]): Answer => 1 + (hash('md5', of.join('/'), 'buffer')[0]! % 5);

function roundOf({ partnershipId, parties }: Evaluated, turn: number): Append {
  const roundId = derivedId(partnershipId, 'bench round', turn);
  const year = 2016 + turn + (hash('md5', partnershipId, 'buffer')[1]! % 8);
  const key = hash('sha256', roundId, 'buffer');
  const asked = { parties, panels: [] };
  const sheets = parties.map(({ organisationId }): CountedSheet => ({
    sheetId: derivedId(roundId, organisationId),
    respondent: { kind: 'party', organisationId },
    content: {
      kind: 'answers',
      answers: Object.fromEntries(SUB_IMPACTS.map((code) => [code, markOf(roundId, organisationId, code)])),
      comments: {},
    },
    isAfterResults: false,
  }));
  const questionnaire = questionnaireOf(QUESTIONNAIRE.code, QUESTIONNAIRE.version)!;
  const viewpoints = drawResults({ ...asked, officialSheets: {} }, questionnaire, sheets, null);
  const events: [DomainEvent, string][] = [
    [
      RoundOpened.of({
        ...{ ...asked, partnershipId, title: `Tour ${turn + 1}`, questionnaire: QUESTIONNAIRE, cohort: null },
        closesOn: `${year}-04-30`,
        key: { $key: derivedId(roundId, 'key'), sha256: hash('sha256', key, 'hex') },
      }),
      `${year}-03-01`,
    ],
    [RoundClosed.of({ opening: 1, key: key.toString('base64') }), `${year}-05-02`],
    [ResultsDrawn.of({ opening: 1, viewpoints }), `${year}-05-02`],
  ];
  return {
    stream: `${ROUND}-${roundId}`,
    expected: 'no-stream',
    events: events.map(([event, on]) => eventData(event, randomUUID(), on)),
  };
}

/** Rounds of a share of the partnerships that are read, their results drawn without a sheet behind them. */
export async function* drawnRounds(dataSource: DataSource): AsyncGenerator<Append> {
  for (const partnership of await evaluated(dataSource)) {
    for (let turn = 0; turn < ROUNDS; turn++) yield roundOf(partnership, turn);
  }
}
