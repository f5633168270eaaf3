import { derivedId } from '../kernel/derived-id.js';
import {
  alliance,
  CARRIER,
  EVALUATOR,
  FUNDER,
  INDICATOR,
  joined,
  PARTNER,
  STRANGER,
  type PartnershipStory,
} from '../testing/alliance.js';
import { sealed } from '../testing/story.js';
import { awaitedParties } from './agreement.js';
import { currentVersion, findIndicator } from './evaluation.js';
import {
  IndicatorAccepted,
  IndicatorProposed,
  IndicatorRevised,
  IndicatorSilencePassedOver,
  MeasurementRecorded,
} from './indicator-events.js';

const story = joined(alliance('2010-01-01'), '2010-01-01', EVALUATOR, 'evaluator');
const indicatorId = derivedId(story.commandId, 'indicator');
const proposal = { definition: INDICATOR, replyBy: '2011-03-01' };
const proposed = story.did('2011-01-01', 'propose-indicator', proposal);
const accepted = (told: PartnershipStory, on: string, ...organisationIds: string[]): PartnershipStory =>
  organisationIds.reduce(
    (so, organisationId) => so.did(on, 'accept-indicator', { indicatorId, organisationId }),
    told,
  );
const agreed = accepted(proposed, '2011-02-01', CARRIER, PARTNER, FUNDER);
const version = (told: PartnershipStory) =>
  currentVersion(findIndicator(told.state().evaluation, indicatorId)!);
const awaited = (told: PartnershipStory) => awaitedParties(told.state().evaluation, version(told));
const measure = { indicatorId, value: 45, dataSource: 'Enquête 2012' };
/** A number, measured whole. */
const PLAIN = { numerator: null, denominator: null, text: null, period: null, groups: [] };
const higher = { ...INDICATOR, target: 200 };

describe('A proposed indicator', () => {
  it('is recorded as version 1, whole', () => {
    expect(story.records('2011-01-01', 'propose-indicator', proposal)).toEqual([
      IndicatorProposed.of({ indicatorId, version: 1, ...proposal }),
    ]);
  });

  it.each([
    [{ periodFrom: '2014-12-31', periodTo: '2012-01-01' }, 'PERIOD_REVERSED', 'definition/periodTo'],
    [{ direction: 'decrease' }, 'INDICATOR_DIRECTION_CONTRADICTED', 'definition/target'],
    [{ target: 20 }, 'INDICATOR_DIRECTION_CONTRADICTED', 'definition/target'],
    [{ direction: 'maintain' }, 'INDICATOR_DIRECTION_CONTRADICTED', 'definition/target'],
  ] as const)('does not contradict itself: %j', (change, code, field) => {
    const definition = { ...INDICATOR, ...change };
    expect(story.refuses('2011-01-01', 'propose-indicator', { ...proposal, definition })).toMatchObject({
      code,
      field,
    });
    expect(
      agreed.refuses('2011-01-01', 'revise-indicator', { ...proposal, definition, indicatorId }),
    ).toMatchObject({ code, field });
    expect(
      proposed.refuses('2012-01-01', 'correct-fact', {
        factId: proposed.factId(IndicatorProposed.type),
        changes: { definition },
        reason: 'incorrect',
        comment: 'erreur',
      }),
    ).toMatchObject({ code: 'HISTORY_IMPOSSIBLE', params: { rule: code } });
  });

  it.each([
    { direction: 'decrease', target: 5 },
    { direction: 'maintain', target: 20, tolerance: 2 },
    { direction: 'decrease', target: null },
    { direction: 'increase', baseline: null },
  ] as const)('is coherent: %j', (change) => {
    expect(
      story.records('2011-01-01', 'propose-indicator', {
        ...proposal,
        definition: { ...INDICATOR, ...change },
      }),
    ).toHaveLength(1);
  });

  it('leaves time to reply', () => {
    expect(story.refuses('2011-03-02', 'propose-indicator', proposal)).toEqual({
      code: 'REPLY_DATE_BEFORE_PROPOSAL',
      params: { replyBy: '2011-03-01', occurredOn: '2011-03-02' },
      field: 'replyBy',
    });
  });

  it('is not proposed once the partnership has ended, nor before it started', () => {
    const ended = story.did('2010-06-01', 'end', { ending: 'completed' });
    expect(ended.refuses('2011-01-01', 'propose-indicator', proposal).code).toBe('PARTNERSHIP_ENDED');
    expect(story.refuses('2009-12-31', 'propose-indicator', proposal).code).toBe('BEFORE_START');
  });
});

describe('Agreement on an indicator', () => {
  it('is asked of the current carriers, partners and funders, not of others', () => {
    expect(awaited(proposed)).toEqual([CARRIER, PARTNER, FUNDER]);
    for (const organisationId of [EVALUATOR, STRANGER]) {
      expect(proposed.refuses('2011-02-01', 'accept-indicator', { indicatorId, organisationId })).toEqual({
        code: 'PARTY_NOT_ASKED',
        params: { organisationId },
        field: 'organisationId',
      });
    }
  });

  it('is there on the day the last of them accepted', () => {
    const almost = accepted(proposed, '2011-02-01', CARRIER, PARTNER);
    expect([version(almost).agreedOn, awaited(almost)]).toEqual([null, [FUNDER]]);
    const all = accepted(almost, '2011-02-15', FUNDER);
    expect([version(all).agreedOn, awaited(all)]).toEqual(['2011-02-15', []]);
  });

  it('is recorded once for each', () => {
    expect(
      proposed.records('2011-02-01', 'accept-indicator', { indicatorId, organisationId: CARRIER }),
    ).toEqual([IndicatorAccepted.of({ indicatorId, version: 1, organisationId: CARRIER })]);
    expect(
      agreed.records('2011-02-02', 'accept-indicator', { indicatorId, organisationId: CARRIER }),
    ).toEqual([]);
  });

  it('known late to have been given earlier counts once, from its first day', () => {
    const late = accepted(agreed, '2011-01-15', FUNDER);
    expect(version(late).acceptances.filter(({ organisationId }) => organisationId === FUNDER)).toEqual([
      { organisationId: FUNDER, on: '2011-01-15' },
    ]);
  });

  it('no longer needs a party that leaves, and is there on that day', () => {
    const left = accepted(proposed, '2011-02-01', CARRIER, PARTNER).did('2011-02-20', 'remove-party', {
      organisationId: FUNDER,
    });
    expect([version(left).agreedOn, awaited(left)]).toEqual(['2011-02-20', []]);
  });

  it('no longer needs a party that takes a role nobody asks', () => {
    const endorsed = accepted(proposed, '2011-02-01', CARRIER, PARTNER).did(
      '2011-02-20',
      'change-party-roles',
      {
        organisationId: FUNDER,
        roles: ['endorser'],
      },
    );
    expect(version(endorsed).agreedOn).toBe('2011-02-20');
  });

  it('is not there while nobody is asked', () => {
    const nobody = [CARRIER, PARTNER, FUNDER].reduce(
      (so, organisationId) => so.did('2011-02-01', 'remove-party', { organisationId }),
      proposed,
    );
    expect(version(nobody).agreedOn).toBeNull();
  });

  it('is not suspended by a party that joins, which is asked all the same', () => {
    const more = joined(agreed, '2011-06-01', STRANGER, 'funder');
    expect([version(more).agreedOn, awaited(more)]).toEqual(['2011-02-01', [STRANGER]]);
    expect(more.records('2012-06-01', 'record-measurement', measure)).toHaveLength(1);
    expect(awaited(accepted(more, '2011-07-01', STRANGER))).toEqual([]);
  });

  it('needs a party that joins before it is reached', () => {
    const more = joined(
      accepted(proposed, '2011-02-01', CARRIER, PARTNER),
      '2011-02-10',
      STRANGER,
      'partner',
    );
    expect(version(accepted(more, '2011-02-20', FUNDER)).agreedOn).toBeNull();
  });

  it('is on an indicator that exists on that day', () => {
    const unknown = derivedId('no indicator');
    expect(
      proposed.refuses('2011-02-01', 'accept-indicator', { indicatorId: unknown, organisationId: CARRIER }),
    ).toEqual({ code: 'INDICATOR_UNKNOWN', params: { indicatorId: unknown }, field: 'indicatorId' });
    expect(
      proposed.refuses('2010-12-31', 'accept-indicator', { indicatorId, organisationId: CARRIER }).code,
    ).toBe('INDICATOR_UNKNOWN');
  });
});

describe('Silence on an indicator', () => {
  const silent = accepted(proposed, '2011-02-01', CARRIER);
  const over = { indicatorId, justification: 'relancés deux fois' };

  it('is recorded past the reply date, of every party awaited, with the reason', () => {
    expect(silent.records('2011-03-02', 'pass-over-silence', over)).toEqual([
      IndicatorSilencePassedOver.of({
        indicatorId,
        version: 1,
        organisationIds: [PARTNER, FUNDER],
        justification: { $personal: 'relancés deux fois' },
      }),
    ]);
    expect(version(silent.did('2011-03-02', 'pass-over-silence', over))).toMatchObject({
      agreedOn: '2011-03-02',
      silences: [
        { organisationIds: [PARTNER, FUNDER], on: '2011-03-02', justification: sealed('relancés deux fois') },
      ],
    });
  });

  it('is not recorded on the reply date itself', () => {
    expect(silent.refuses('2011-03-01', 'pass-over-silence', over)).toEqual({
      code: 'REPLY_DATE_NOT_PAST',
      params: { replyBy: '2011-03-01', occurredOn: '2011-03-01' },
      field: 'occurredOn',
    });
  });

  it('is not there when everyone has answered', () => {
    expect(agreed.refuses('2011-03-02', 'pass-over-silence', over)).toEqual({
      code: 'NO_PARTY_AWAITED',
      params: { indicatorId },
      field: undefined,
    });
  });

  it('of a party that joined later adds to the earlier one, whose reason stays', () => {
    const again = joined(
      silent.did('2011-03-02', 'pass-over-silence', over),
      '2011-06-01',
      STRANGER,
      'partner',
    ).did('2011-09-01', 'pass-over-silence', { indicatorId, justification: 'arrivé depuis' });
    expect(version(again).silences.map(({ organisationIds }) => organisationIds)).toEqual([
      [PARTNER, FUNDER],
      [STRANGER],
    ]);
    expect([awaited(again), version(again).agreedOn]).toEqual([[], '2011-03-02']);
  });

  it('may still be broken by accepting', () => {
    const spoke = accepted(silent.did('2011-03-02', 'pass-over-silence', over), '2011-04-01', FUNDER);
    expect(version(spoke).acceptances.map(({ organisationId }) => organisationId)).toEqual([CARRIER, FUNDER]);
  });
});

describe('A revised indicator', () => {
  const revision = { indicatorId, definition: higher, replyBy: '2012-03-01' };
  const revised = agreed.did('2012-01-01', 'revise-indicator', revision);

  it('opens a version, on which everyone is asked again', () => {
    expect(agreed.records('2012-01-01', 'revise-indicator', revision)).toEqual([
      IndicatorRevised.of({ version: 2, ...revision, adopts: null }),
    ]);
    expect([version(revised).version, version(revised).agreedOn]).toEqual([2, null]);
    expect(awaited(revised)).toEqual([CARRIER, PARTNER, FUNDER]);
  });

  it('to what it is already changes nothing, in whatever order its fields come', () => {
    const reversed = Object.fromEntries(Object.entries(INDICATOR).reverse()) as typeof INDICATOR;
    expect(agreed.records('2012-01-01', 'revise-indicator', { ...revision, definition: reversed })).toEqual(
      [],
    );
  });

  it('is measured under its earlier version until the new one is agreed', () => {
    const before = revised.did('2012-02-01', 'record-measurement', measure);
    const after = accepted(before, '2012-02-10', CARRIER, PARTNER, FUNDER).did(
      '2012-06-01',
      'record-measurement',
      {
        ...measure,
        value: 60,
      },
    );
    const versions = findIndicator(after.state().evaluation, indicatorId)!.versions;
    expect(
      versions.map(({ version: n, measurements }) => [n, measurements.map(({ value }) => value)]),
    ).toEqual([
      [1, [45]],
      [2, [60]],
    ]);
  });

  it('is one that exists', () => {
    const unknown = derivedId('no indicator');
    expect(agreed.refuses('2012-01-01', 'revise-indicator', { ...revision, indicatorId: unknown })).toEqual({
      code: 'INDICATOR_UNKNOWN',
      params: { indicatorId: unknown },
      field: 'indicatorId',
    });
  });

  it('late, for a day before a recorded revision, would make two of one version', () => {
    expect(
      revised.refuses('2011-06-01', 'revise-indicator', {
        indicatorId,
        definition: { ...INDICATOR, target: 150 },
        replyBy: '2011-09-01',
      }),
    ).toEqual({
      code: 'HISTORY_IMPOSSIBLE',
      params: {
        factType: IndicatorRevised.type,
        fact: IndicatorRevised.summary,
        factDate: '2012-01-01',
        rule: 'INDICATOR_VERSION_NOT_NEXT',
        ruleParams: { version: 2, current: 2 },
      },
      field: 'occurredOn',
    });
  });

  it('keeps its number when the version before it is withdrawn', () => {
    const third = revised.did('2013-01-01', 'revise-indicator', {
      indicatorId,
      definition: { ...INDICATOR, target: 300 },
      replyBy: '2013-03-01',
    });
    const withdrawn = third.did('2014-01-01', 'withdraw-fact', {
      factId: revised.factId(IndicatorRevised.type),
      reason: 'incorrect',
      comment: 'erreur',
    });
    expect(
      findIndicator(withdrawn.state().evaluation, indicatorId)!.versions.map(({ version: n }) => n),
    ).toEqual([1, 3]);
  });
});

describe('A measurement', () => {
  it('is tied to the version it was taken under, at its own date, with its source', () => {
    expect(
      agreed.records('2012-06-01', 'record-measurement', { ...measure, comment: 'bon accueil' }),
    ).toEqual([
      MeasurementRecorded.of({ ...measure, ...PLAIN, version: 1, comment: { $personal: 'bon accueil' } }),
    ]);
    const measured = agreed.did('2012-06-01', 'record-measurement', { ...measure, comment: 'bon accueil' });
    expect(version(measured).measurements).toEqual([
      {
        measurementId: measured.factId(MeasurementRecorded.type),
        measuredOn: '2012-06-01',
        value: 45,
        ...PLAIN,
        dataSource: 'Enquête 2012',
        comment: sealed('bon accueil'),
      },
    ]);
  });

  it('is refused before the indicator is agreed, and says who is awaited', () => {
    const almost = accepted(proposed, '2011-02-01', CARRIER);
    expect(almost.refuses('2011-02-15', 'record-measurement', measure)).toEqual({
      code: 'INDICATOR_NOT_AGREED',
      params: { indicatorId, awaited: [PARTNER, FUNDER], opposed: [], occurredOn: '2011-02-15' },
      field: 'occurredOn',
    });
    expect(agreed.refuses('2011-01-31', 'record-measurement', measure).code).toBe('INDICATOR_NOT_AGREED');
    expect(agreed.records('2011-02-01', 'record-measurement', measure)).toHaveLength(1);
  });

  it('is corrected with its reason, its earlier value known to who reads what was known then', () => {
    const measured = agreed.did('2012-06-01', 'record-measurement', measure);
    const corrected = measured.did('2013-01-01', 'correct-fact', {
      factId: measured.factId(MeasurementRecorded.type),
      changes: { value: 54 },
      reason: 'incorrect',
      comment: 'chiffres inversés',
    });
    expect(version(corrected).measurements.map(({ value }) => value)).toEqual([54]);
    const before = corrected.state({ knownAt: measured.facts.at(-1)!.position }).evaluation;
    expect(currentVersion(findIndicator(before, indicatorId)!).measurements[0]?.value).toBe(45);
  });

  it('stands on its agreement: neither is withdrawn from under it', () => {
    const measured = agreed.did('2012-06-01', 'record-measurement', measure);
    for (const type of [IndicatorAccepted.type, IndicatorProposed.type]) {
      expect(
        measured.refuses('2013-01-01', 'withdraw-fact', {
          factId: measured.factId(type),
          reason: 'incorrect',
          comment: 'erreur',
        }).code,
      ).toBe('HISTORY_IMPOSSIBLE');
    }
  });

  it('may be taken after the partnership ended', () => {
    const ended = agreed.did('2012-01-01', 'end', { ending: 'completed' });
    expect(ended.records('2013-01-01', 'record-measurement', measure)).toHaveLength(1);
  });
});
