import { alliance, CARRIER, PARTNER, STRANGER } from '../testing/alliance.js';
import { sealed } from '../testing/story.js';
import { DeploymentRecorded, ObjectivesStated } from './framework-events.js';

const story = alliance('2010-01-01');

describe('Objectives of a party', () => {
  const ours = {
    organisationId: PARTNER,
    list: 'company' as const,
    objectives: [
      { objective: 'innovation' as const, expected: 4 },
      { objective: 'management-hr' as const, expected: 2 },
    ],
  };
  const stated = story.did('2010-02-01', 'state-objectives', ours);

  it('are stated with what is expected of each, and replace those stated before', () => {
    expect(story.records('2010-02-01', 'state-objectives', ours)).toEqual([ObjectivesStated.of(ours)]);
    const less = { ...ours, objectives: ours.objectives.slice(0, 1) };
    const { objectives } = stated.did('2011-02-01', 'state-objectives', less).state().framework;
    expect(objectives).toMatchObject([{ ...less, statedOn: '2011-02-01' }]);
  });

  it('stated again change nothing', () => {
    expect(stated.records('2011-02-01', 'state-objectives', ours)).toEqual([]);
  });

  it('are those of a party', () => {
    expect(
      story.refuses('2010-02-01', 'state-objectives', { ...ours, organisationId: STRANGER }),
    ).toMatchObject({
      code: 'PARTY_NOT_IN',
      field: 'organisationId',
    });
  });

  it('are of its sphere, each once, corrections included', () => {
    const other = { objective: 'skills' as const, expected: 1 };
    expect(
      story.refuses('2010-02-01', 'state-objectives', {
        ...ours,
        objectives: [...ours.objectives, other],
      }),
    ).toMatchObject({ code: 'OBJECTIVE_NOT_OF_SPHERE', field: 'objectives/2/objective' });
    expect(
      stated.refuses('2011-02-01', 'correct-fact', {
        factId: stated.factId(ObjectivesStated.type),
        changes: { objectives: [other] },
        reason: 'incorrect',
        comment: 'erreur',
      }),
    ).toMatchObject({ code: 'HISTORY_IMPOSSIBLE', params: { rule: 'OBJECTIVE_NOT_OF_SPHERE' } });
  });
});

describe('A project', () => {
  it('is qualified with the reason and who agrees, the last time holding', () => {
    const qualified = story
      .did('2010-02-01', 'qualify', { qualification: 'initiative', justification: 'un début', agreedBy: [] })
      .did('2012-02-01', 'qualify', {
        qualification: 'invention',
        justification: 'une preuve de concept',
        agreedBy: [CARRIER, PARTNER],
      });
    expect(qualified.state().framework.qualifications.at(-1)).toMatchObject({
      qualification: 'invention',
      qualifiedOn: '2012-02-01',
      justification: sealed('une preuve de concept'),
      agreedBy: [CARRIER, PARTNER],
    });
    expect(
      story.refuses('2010-02-01', 'qualify', {
        qualification: 'initiative',
        justification: 'x',
        agreedBy: [STRANGER],
      }),
    ).toMatchObject({ code: 'PARTY_NOT_IN', field: 'agreedBy/0' });
  });
});

describe('Figures of the deployment', () => {
  const figures = {
    ...{ territoriesReached: 3, beneficiariesReached: 1_200, swarmingSites: null },
    takenUpBy: [{ kind: 'public-policy' as const, name: 'Plan départemental' }],
  };

  it('are recorded with their source, oldest first', () => {
    expect(story.records('2012-01-01', 'record-deployment', figures)).toEqual([
      DeploymentRecorded.of(figures),
    ]);
    expect(story.refuses('2012-01-01', 'record-deployment', figures, { source: undefined })).toMatchObject({
      code: 'SOURCE_REQUIRED',
      field: 'source',
    });
  });
});
