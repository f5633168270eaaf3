import { derivedId } from '../kernel/derived-id.js';
import { alliance, CARRIER, DESCRIPTION, EVALUATOR, FUNDER, joined, STRANGER } from '../testing/alliance.js';
import { stateAt } from '../kernel/history.js';
import { leavingsFold } from './leavings.js';
import { pointSeen, sightOf } from './sight.js';
import { type Viewer, type ViewingOrganisation } from './viewer.js';

const BRETAGNE = { level: 'regional', code: '53', vintage: 2020, name: 'Région Bretagne' } as const;
const organisation = (id: string, more: Partial<ViewingOrganisation> = {}): ViewingOrganisation => ({
  id,
  sphere: 'association',
  homeTerritory: null,
  ...more,
});
const member = (id: string, more: Partial<ViewingOrganisation> = {}): Viewer => ({
  roles: ['partner'],
  organisation: organisation(id, more),
});
const REGION = derivedId('a region');
const region = member(REGION, { sphere: 'public-body', homeTerritory: BRETAGNE });

const story = joined(alliance('2010-01-01'), '2010-01-01', EVALUATOR, 'evaluator');
const seen = (viewer: Viewer, told = story) =>
  sightOf(viewer, told.state(), stateAt(leavingsFold, told.facts));
const publishing = (items: ('presentation' | 'parties')[], sharedWithTerritory = false) =>
  story.did('2011-01-01', 'publish', { items, sharedWithTerritory });

describe('Who sees a partnership', () => {
  it('an auditor, everything', () => {
    expect(seen({ roles: ['auditor'], organisation: null })).toEqual({ extent: 'everything' });
  });

  it('its parties, whole; funders and evaluators what is addressed to them', () => {
    expect(seen(member(CARRIER))).toEqual({
      extent: 'whole',
      organisationId: CARRIER,
      isFunderOrEvaluator: false,
    });
    for (const id of [FUNDER, EVALUATOR])
      expect(seen(member(id))).toMatchObject({ isFunderOrEvaluator: true });
  });

  it('a data steward, what all its parties share', () => {
    expect(seen({ roles: ['data-steward'], organisation: null })).toEqual({
      extent: 'whole',
      organisationId: null,
      isFunderOrEvaluator: false,
    });
  });

  it.each([
    ['a stranger', member(STRANGER)],
    ['who acts for nobody', { roles: ['partner'], organisation: null }],
    ['an administrator of a party', { roles: ['administrator'], organisation: organisation(CARRIER) }],
    ['a data protection officer', { roles: ['dpo'], organisation: null }],
    ['a public body of its territory that nothing is shared with', region],
  ] as const)('nobody else, as long as nothing is published: %s', (_, viewer) => {
    expect(seen(viewer)).toBeNull();
  });

  it('anyone, what is published', () => {
    const published = { extent: 'published', items: ['presentation', 'parties'] };
    const told = publishing(['parties', 'presentation']);
    for (const viewer of [member(STRANGER), region, { roles: ['dpo'], organisation: null }])
      expect(seen(viewer, told)).toEqual(published);
    expect(seen(member(CARRIER), told)).toMatchObject({ extent: 'whole' });
  });

  it('a public body of one of its territories, whole, where the partners share it', () => {
    const told = publishing([], true);
    expect(seen(region, told)).toMatchObject({ extent: 'whole', organisationId: REGION });
    expect(DESCRIPTION.territories[0]!.code).toBe(BRETAGNE.code);
    const elsewhere = { ...BRETAGNE, code: '52' };
    for (const other of [
      { sphere: 'company', homeTerritory: BRETAGNE },
      { sphere: 'public-body', homeTerritory: elsewhere },
      { sphere: 'public-body', homeTerritory: { ...BRETAGNE, level: 'departmental' } },
      { sphere: 'public-body', homeTerritory: { ...BRETAGNE, code: null } },
    ] as const)
      expect(seen(member(REGION, other), told)).toBeNull();
  });

  it('a party that left, until then; one that comes back, whole again', () => {
    const left = story.did('2012-03-01', 'remove-party', { organisationId: FUNDER });
    const sight = seen(member(FUNDER), left)!;
    const leavingKnownAt = left.facts.at(-1)!.position;
    expect(sight).toEqual({
      extent: 'until-left',
      organisationId: FUNDER,
      leftOn: '2012-03-01',
      leavingKnownAt,
    });
    expect(pointSeen(sight, { asOf: '2020-01-01', knownAt: null })).toEqual({
      asOf: '2012-03-01',
      knownAt: leavingKnownAt,
    });
    expect(pointSeen(sight, { asOf: '2011-01-01', knownAt: 2n })).toEqual({
      asOf: '2011-01-01',
      knownAt: 2n,
    });
    expect(seen(member(FUNDER), joined(left, '2013-01-01', FUNDER, 'partner'))).toMatchObject({
      extent: 'whole',
      isFunderOrEvaluator: false,
    });
  });
});
