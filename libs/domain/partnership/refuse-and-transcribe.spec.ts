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
import { awaitedParties, opposedParties, partiesAsked } from './agreement.js';
import { currentVersion, findIndicator } from './evaluation.js';
import { IndicatorAgreementTranscribed, IndicatorRefused, IndicatorRevised } from './indicator-events.js';

const story = joined(alliance('2010-01-01'), '2010-01-01', EVALUATOR, 'evaluator');
const indicatorId = derivedId(story.commandId, 'indicator');
const proposed = story.did('2011-01-01', 'propose-indicator', {
  ...{ definition: INDICATOR, replyBy: '2011-03-01' },
});
const lower = { ...INDICATOR, target: 80 };
const accepted = (told: PartnershipStory, on: string, ...organisationIds: string[]): PartnershipStory =>
  organisationIds.reduce(
    (so, organisationId) => so.did(on, 'accept-indicator', { indicatorId, organisationId }),
    told,
  );
const refusal = { indicatorId, organisationId: FUNDER, reason: 'hors de portée' };
const countered = { ...refusal, counterProposal: lower };
const refused = accepted(proposed, '2011-02-01', CARRIER, PARTNER).did(
  '2011-02-02',
  'refuse-indicator',
  countered,
);
const version = (told: PartnershipStory) =>
  currentVersion(findIndicator(told.state().evaluation, indicatorId)!);
const opposed = (told: PartnershipStory) => opposedParties(told.state().evaluation, version(told));
const awaited = (told: PartnershipStory) => awaitedParties(told.state().evaluation, version(told));

describe('A refused indicator', () => {
  it('is refused by a party asked, with its reason and its counter-proposal', () => {
    expect(proposed.records('2011-02-02', 'refuse-indicator', countered)).toEqual([
      IndicatorRefused.of({
        ...{ indicatorId, version: 1, organisationId: FUNDER },
        ...{ reason: { $personal: 'hors de portée' }, counterProposal: lower },
      }),
    ]);
    expect(
      proposed.refuses('2011-02-02', 'refuse-indicator', { ...refusal, organisationId: EVALUATOR }).code,
    ).toBe('PARTY_NOT_ASKED');
  });

  it('is not agreed while the refusal stands, though everyone has answered', () => {
    expect([version(refused).agreedOn, awaited(refused), opposed(refused)]).toEqual([null, [], [FUNDER]]);
    expect(
      refused.refuses('2012-01-01', 'record-measurement', { indicatorId, value: 1, dataSource: 'x' }).params,
    ).toMatchObject({ awaited: [], opposed: [FUNDER] });
    expect(refused.refuses('2011-04-01', 'pass-over-silence', { indicatorId, justification: 'x' }).code).toBe(
      'NO_PARTY_AWAITED',
    );
  });

  it('is agreed once the same party accepts after all, its refusal kept in sight', () => {
    const after = accepted(refused, '2011-02-20', FUNDER);
    expect([version(after).agreedOn, opposed(after)]).toEqual(['2011-02-20', []]);
    expect(version(after).refusals).toMatchObject([{ organisationId: FUNDER, stands: false }]);
  });

  it('is agreed once the party that refused leaves, or is no longer required', () => {
    const left = refused.did('2011-02-25', 'remove-party', { organisationId: FUNDER });
    expect(version(left).agreedOn).toBe('2011-02-25');
    const without = refused.did('2011-02-26', 'set-evaluation-framework', {
      requiredParties: [CARRIER, PARTNER],
    });
    expect(version(without).agreedOn).toBe('2011-02-26');
  });

  it('may be refused by who accepted it, until it is agreed', () => {
    const doubting = accepted(proposed, '2011-02-01', CARRIER, PARTNER).did(
      '2011-02-05',
      'refuse-indicator',
      {
        ...refusal,
        organisationId: PARTNER,
      },
    );
    const almost = accepted(doubting, '2011-02-06', FUNDER);
    expect([version(almost).agreedOn, opposed(almost)]).toEqual([null, [PARTNER]]);
    const agreed = accepted(proposed, '2011-02-01', CARRIER, PARTNER, FUNDER);
    expect(agreed.refuses('2011-02-05', 'refuse-indicator', refusal)).toEqual({
      code: 'INDICATOR_ALREADY_AGREED',
      params: { agreedOn: '2011-02-01' },
      field: 'indicatorId',
    });
  });

  it('refused late, for a day before it was agreed, would take the ground from what was measured', () => {
    const measured = accepted(proposed, '2011-02-01', CARRIER, PARTNER, FUNDER).did(
      '2011-05-01',
      'record-measurement',
      { indicatorId, value: 30, dataSource: 'x' },
    );
    const late = { ...refusal, organisationId: CARRIER };
    expect(measured.records('2011-01-15', 'refuse-indicator', late)).toHaveLength(1);
    const between = accepted(proposed, '2011-02-01', CARRIER, PARTNER).did('2011-02-10', 'accept-indicator', {
      ...{ indicatorId, organisationId: FUNDER },
    });
    const after = between.did('2011-05-01', 'record-measurement', {
      ...{ indicatorId, value: 30, dataSource: 'x' },
    });
    expect(after.refuses('2011-02-05', 'refuse-indicator', late)).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { rule: 'INDICATOR_NOT_AGREED' },
    });
  });

  it('has a counter-proposal that holds together', () => {
    expect(
      proposed.refuses('2011-02-02', 'refuse-indicator', {
        ...refusal,
        counterProposal: { ...INDICATOR, target: 5 },
      }),
    ).toMatchObject({ code: 'INDICATOR_DIRECTION_CONTRADICTED', field: 'counterProposal/target' });
  });
});

describe('A counter-proposal taken up', () => {
  const refusalId = refused.factId(IndicatorRefused.type);
  const adoption = { indicatorId, refusalId, replyBy: '2011-04-01' };

  it('is a new version, on which everybody is asked again, who made it too', () => {
    expect(refused.records('2011-03-01', 'adopt-counter-proposal', adoption)).toEqual([
      IndicatorRevised.of({
        ...{ indicatorId, version: 2, definition: lower, replyBy: '2011-04-01', adopts: refusalId },
      }),
    ]);
    const adopted = refused.did('2011-03-01', 'adopt-counter-proposal', adoption);
    expect(awaited(adopted)).toEqual([CARRIER, PARTNER, FUNDER]);
    expect(version(adopted).adopts).toBe(refusalId);
    expect(version(accepted(adopted, '2011-03-05', CARRIER, PARTNER, FUNDER)).agreedOn).toBe('2011-03-05');
  });

  it('is one that was made', () => {
    const plain = proposed.did('2011-02-02', 'refuse-indicator', refusal);
    for (const [told, id] of [
      [refused, STRANGER],
      [plain, plain.factId(IndicatorRefused.type)],
    ] as const)
      expect(
        told.refuses('2011-03-01', 'adopt-counter-proposal', { ...adoption, refusalId: id }),
      ).toMatchObject({
        code: 'COUNTER_PROPOSAL_UNKNOWN',
        field: 'refusalId',
      });
  });
});

describe('The framework', () => {
  const asked = (told: PartnershipStory) => partiesAsked(told.state().evaluation);

  it('names who must accept, of the parties that there are; by default carriers, partners and funders', () => {
    expect(asked(story)).toEqual([CARRIER, PARTNER, FUNDER]);
    const named = story.did('2010-06-01', 'set-evaluation-framework', {
      requiredParties: [EVALUATOR, CARRIER, CARRIER],
    });
    expect(asked(named).toSorted()).toEqual([CARRIER, EVALUATOR].toSorted());
    expect(asked(named.did('2010-07-01', 'set-evaluation-framework', { requiredParties: null }))).toEqual([
      CARRIER,
      PARTNER,
      FUNDER,
    ]);
    expect(
      story.refuses('2010-06-01', 'set-evaluation-framework', { requiredParties: [CARRIER, STRANGER] }),
    ).toEqual({
      code: 'PARTY_NOT_IN',
      params: { organisationId: STRANGER },
      field: 'requiredParties/1',
    });
  });

  it('said again as it stands changes nothing', () => {
    expect(story.records('2010-06-01', 'set-evaluation-framework', { requiredParties: null })).toEqual([]);
    const named = story.did('2010-06-01', 'set-evaluation-framework', {
      requiredParties: [PARTNER, CARRIER],
    });
    expect(
      named.records('2010-07-01', 'set-evaluation-framework', { requiredParties: [CARRIER, PARTNER] }),
    ).toEqual([]);
  });

  it('does not suspend what is agreed when it names more, and lets one that leaves go', () => {
    const agreed = accepted(proposed, '2011-02-01', CARRIER, PARTNER, FUNDER);
    const more = agreed.did('2011-03-01', 'set-evaluation-framework', {
      requiredParties: [CARRIER, EVALUATOR],
    });
    expect([version(more).agreedOn, awaited(more)]).toEqual(['2011-02-01', [EVALUATOR]]);
    expect(asked(more.did('2011-04-01', 'remove-party', { organisationId: EVALUATOR }))).toEqual([CARRIER]);
  });
});

describe('An agreement made before the ledger', () => {
  const known = { definition: INDICATOR, organisationIds: [CARRIER, PARTNER] };

  it('is entered with its document, agreed on its own day, whoever else is asked today', () => {
    const told = story.did('2010-05-01', 'transcribe-indicator-agreement', known);
    expect(version(told)).toMatchObject({ agreedOn: '2010-05-01', isTranscribed: true });
    expect(version(told).acceptances.map(({ organisationId }) => organisationId)).toEqual([CARRIER, PARTNER]);
    expect(
      told.records('2010-06-01', 'record-measurement', { indicatorId, value: 22, dataSource: 'x' }),
    ).toHaveLength(1);
    expect(
      story.refuses('2010-05-01', 'transcribe-indicator-agreement', known, { source: undefined }),
    ).toMatchObject({ code: 'SOURCE_REQUIRED', field: 'source' });
  });

  it('may be of a further version of an indicator', () => {
    expect(
      proposed.records('2011-05-01', 'transcribe-indicator-agreement', {
        ...{ ...known, indicatorId, definition: lower },
      }),
    ).toEqual([
      IndicatorAgreementTranscribed.of({
        ...{ indicatorId, version: 2, definition: lower, organisationIds: [CARRIER, PARTNER] },
      }),
    ]);
  });

  it('is of parties on that day', () => {
    expect(
      story.refuses('2010-05-01', 'transcribe-indicator-agreement', {
        ...known,
        organisationIds: [STRANGER],
      }),
    ).toMatchObject({ code: 'PARTY_NOT_IN', field: 'organisationIds/0' });
  });
});
