import {
  criteriaInForce,
  derivedId,
  evidenceStanding,
  isGate,
  isStage,
  ABANDONMENT_REASONS,
  DEFAULT_CRITERIA,
  GOING_BACK_REASONS,
  ODD_CODES,
  OPINIONS,
  PARTNERSHIP,
  PUBLISHED_ITEMS,
  REOPENING_REASONS,
  STAGES,
  SUB_IMPACTS,
  SUSPENSION_REASONS,
  type Audience,
  type Category,
  type Gate,
  OBJECTIVES_BY_LIST,
  partiesAsked,
  UNSAID_AT_FIRST,
  type IndicatorDefinition,
  type PartyRole,
  type Place,
  type Sphere,
  type Standing,
} from '#domain';
import { Chance } from './chance.js';
import { dayAt, numberOf } from './days.js';
import { Life } from './life.js';
import { type GeneratedOrganisations } from './organisations.js';
import { ABROAD, FRANCE, TOWNS, type Town } from './places.js';
import { DOMAIN, MAIN_CATEGORY, MAIN_LEVEL } from './published-shares.js';
import * as words from './words.js';

/** How often a partnership of each category carries a societal innovation, and so enters the path: a guess, rising with co-construction. */
const ON_PATH: Readonly<Record<Category, number>> = {
  patronage: 0.2,
  'responsible-practices': 0.3,
  'economic-cooperation': 0.5,
  'societal-innovation': 0.95,
  'not-stated': 0,
};

/** A comment is left out more often than not. */
const maybe = (chance: Chance, texts: readonly string[], often = 0.25): string | null =>
  chance.happens(often) ? chance.oneOf(texts) : null;

/** The whole life of generated partnership number `number`, until the last day. */
export function partnershipLife(
  seed: number,
  number: number,
  organisations: GeneratedOrganisations,
  lastDay: number,
): Life {
  const chance = new Chance(PARTNERSHIP, seed, number);
  // More are known from late years than from early ones.
  const startsOn = Math.floor((lastDay - 30) * Math.sqrt(chance.next()));
  const life = new Life(`generated/${seed}/${PARTNERSHIP}/${number}`, startsOn, lastDay);
  register(life, chance, number, organisations);
  // By a chance of its own: the rest of the life does not depend on it.
  frame(life, new Chance('framework', seed, number));
  const years = Math.ceil((lastDay - startsOn) / 365);
  // What happens besides the path, about once in four years.
  const asides = Math.min(3, Math.floor(years * chance.next() * 0.55));
  for (let aside = 0; aside < asides && life.wait(chance.between(60, 500)); aside++) {
    besides(life, chance, organisations);
  }
  walk(life, chance);
  if (!life.isOver && chance.happens(0.45)) end(life, chance);
  correct(life, chance, lastDay);
  return life;
}

function register(life: Life, chance: Chance, number: number, organisations: GeneratedOrganisations): void {
  const category = chance.weighted(MAIN_CATEGORY);
  const domain = chance.weighted(DOMAIN);
  const others = chance.happens(0.3) ? [chance.weighted(DOMAIN)].filter((other) => other !== domain) : [];
  const town = chance.oneOf(TOWNS);
  const main = chance.oneOf(ODD_CODES);
  const onPath = chance.happens(ON_PATH[category]);
  const standing: Standing = onPath
    ? chance.weighted([
        ['conception', 75],
        ['experimentation', 18],
        ['modelling', 7],
      ])
    : chance.weighted([
        ['off-path', 88],
        ['not-stated', 12],
      ]);
  const taken = new Set<number>();
  const join = (spheres: readonly Sphere[], ...roles: PartyRole[]) => {
    const drawn = organisations.drawn(chance, spheres, taken);
    taken.add(drawn);
    life.parties.push({ organisationId: organisations.id(drawn), roles });
  };
  join(['association', 'intermediary'], 'carrier');
  join(['company'], 'partner');
  if (chance.happens(0.3)) join(['foundation', 'public-body', 'company'], 'funder');
  if (onPath && chance.happens(0.3)) join(['academic', 'intermediary', 'association'], 'evaluator');
  if (chance.happens(0.08)) join(['public-body', 'trade-union', 'citizen-group'], 'endorser');
  life.say(
    'register-partnership',
    {
      title: `${chance.oneOf(words.UNDERTAKINGS[domain])} de ${town.commune.name} n° ${number + 1} (partenariat fictif)`,
      need: words.NEED,
      purpose: words.PURPOSE,
      populations: chance.some(words.POPULATIONS, chance.between(1, 2)),
      territories: territoriesOf(chance, town).map((place) => ({ ...place, kind: 'born' as const })),
      domains: [domain, ...others],
      odd: { main, others: chance.some(ODD_CODES, chance.between(0, 2)).filter((odd) => odd !== main) },
      category,
      standing,
      fictional: true,
      parties: [...life.parties],
    },
    { roughly: chance.happens(0.1) },
  );
}

const CHARTER = { document: 'Charte du partenariat (document fictif)' };

/** What few say as they begin: who must accept indicators, what the carrier expects, what was agreed before, what it is. */
function frame(life: Life, chance: Chance): void {
  const carrier = life.who('carrier')!;
  const ids = life.parties.map(({ organisationId }) => organisationId);
  if (chance.happens(0.01)) life.say('set-evaluation-framework', { requiredParties: ids });
  if (chance.happens(0.04)) {
    const objectives = chance
      .some(OBJECTIVES_BY_LIST.association, chance.between(1, 3))
      .map((objective) => ({ objective, expected: chance.between(2, 5) }));
    life.say('state-objectives', { organisationId: carrier.organisationId, list: 'association', objectives });
  }
  if (chance.happens(0.01)) {
    const definition = definitionOf(life, chance);
    const transcribed = { definition, organisationIds: ids };
    life.say('transcribe-indicator-agreement', transcribed, { source: CHARTER });
  }
  if (chance.happens(0.01)) {
    const definition = definitionOf(life, chance);
    if (life.say('propose-indicator', { definition, replyBy: dayAt(life.day + 30) })) {
      const indicatorId = derivedId(life.lastCommandId, 'indicator');
      const { organisationId } = carrier;
      const reason = chance.oneOf(words.WAIVERS);
      const lower = { ...definition, target: definition.target! - 5 };
      life.say('refuse-indicator', { indicatorId, organisationId, reason, counterProposal: lower });
    }
  }
  if (chance.happens(0.02)) {
    const justification = chance.oneOf(words.WAIVERS);
    life.say('qualify', { qualification: 'initiative', justification, agreedBy: ids });
  }
  if (chance.happens(0.01)) {
    const reached = { territoriesReached: 1, beneficiariesReached: chance.between(10, 200) };
    life.say('record-deployment', { ...reached, swarmingSites: null, takenUpBy: [] }, { source: CHARTER });
  }
}

/** Something counted at the stage where it stands, to be raised over some years. */
function definitionOf(life: Life, chance: Chance): IndicatorDefinition {
  const { standing } = life.state.path;
  const [name, unit] = words.COUNTED[isStage(standing) ? standing : 'off-path'];
  const baseline = chance.between(0, 40);
  return {
    ...UNSAID_AT_FIRST,
    subImpact: chance.oneOf(SUB_IMPACTS),
    evaluates: chance.oneOf(['actions', 'solution', 'partnership'] as const),
    ...{ name, unit, baseline, target: baseline + chance.between(10, 400), direction: 'increase' },
    definition: `${name}, sur l’année (histoire fictive).`,
    tolerance: null,
    periodFrom: dayAt(life.day),
    periodTo: dayAt(life.day + 365 * chance.between(1, 3)),
    method: 'Relevé annuel par les partenaires.',
    dataSource: 'Tableau de bord du partenariat',
  };
}

function territoriesOf(chance: Chance, { commune, department, region }: Town): Place[] {
  switch (chance.weighted(MAIN_LEVEL)) {
    case 'local':
      return chance.happens(0.2) ? [commune, department] : [commune];
    case 'regional':
      return [region];
    case 'national':
      return [FRANCE];
    case 'international':
      return [FRANCE, chance.oneOf(ABROAD)];
  }
}

/** One of the things that happen to a partnership wherever it stands. */
function besides(life: Life, chance: Chance, organisations: GeneratedOrganisations): void {
  const { description } = life.state;
  chance.weighted<() => unknown>([
    [
      () => {
        const place = chance.oneOf(TOWNS).commune;
        if (description.territories.some(({ code }) => code === place.code)) return;
        life.say('amend-description', {
          territories: [...description.territories, { ...place, kind: 'spread' }],
        });
      },
      30,
    ],
    [
      () =>
        life.say('change-category', {
          category: chance.weighted(MAIN_CATEGORY),
          comment: maybe(chance, words.COMMENTS),
        }),
      12,
    ],
    [
      () => {
        const known = new Set(life.parties.map(({ organisationId }) => organisationId));
        const joining = organisations.drawn(chance, ['company', 'public-body', 'association'], new Set());
        const party = { organisationId: organisations.id(joining), roles: ['partner' as PartyRole] };
        if (!known.has(party.organisationId) && life.say('add-party', party)) life.parties.push(party);
      },
      20,
    ],
    [
      () => {
        const last = life.parties.at(-1)!;
        if (life.parties.length < 3) return;
        const exitStrategy = maybe(chance, words.COMMENTS, 0.5);
        if (life.say('remove-party', { organisationId: last.organisationId, exitStrategy }))
          life.parties.pop();
      },
      8,
    ],
    [
      () => {
        const party = life.who('partner');
        if (!party || party.roles.length > 1) return;
        const roles: PartyRole[] = ['partner', 'referent'];
        if (life.say('change-party-roles', { organisationId: party.organisationId, roles })) {
          life.parties[life.parties.indexOf(party)] = { ...party, roles };
        }
      },
      6,
    ],
    [() => publish(life, chance), 6],
    [() => measure(life, chance), 30],
    [() => pause(life, chance), 8],
  ])();
}

/** What is published, and whether the territory's public bodies read it. */
function publish(life: Life, chance: Chance): void {
  const items = PUBLISHED_ITEMS.slice(0, chance.between(0, PUBLISHED_ITEMS.length));
  life.say('publish', { items, sharedWithTerritory: chance.happens(0.5) });
}

/** Nearly all is for all parties. */
const audienceOf = (chance: Chance): Audience =>
  chance.weighted<Audience>([
    ['parties', 90],
    ['funders-and-evaluators', 8],
    ['author', 2],
  ]);

/** A pause, which may last, or end what it paused. */
function pause(life: Life, chance: Chance): void {
  const reason = chance.oneOf(SUSPENSION_REASONS);
  const comment = reason === 'other' ? chance.oneOf(words.COMMENTS) : maybe(chance, words.COMMENTS);
  if (!life.say('suspend', { reason, comment })) return;
  if (chance.happens(0.8) && life.wait(chance.between(60, 500))) {
    life.say('resume', { comment: maybe(chance, words.COMMENTS) });
  }
}

/** From stage to stage, as long as decisions and time allow. */
function walk(life: Life, chance: Chance): void {
  const { standing } = life.state.path;
  if (standing === 'not-stated' && chance.happens(0.3) && life.wait(chance.between(200, 900))) {
    const observer = chance.oneOf(life.parties);
    life.say(
      'observe-stage',
      { stage: chance.oneOf(STAGES), observerId: observer.organisationId },
      { by: observer, roughly: true },
    );
    return;
  }
  if (standing === 'off-path' && chance.happens(0.06) && life.wait(chance.between(200, 900))) {
    life.say('enter-path', { stage: 'conception' });
  }
  for (
    let stage = life.state.path.standing;
    isStage(stage) && isGate(stage);
    stage = life.state.path.standing
  ) {
    if (life.state.path.status !== 'active' || !chance.happens(0.62) || !life.wait(chance.between(90, 500)))
      return;
    if (!atGate(life, chance, stage)) return;
    if (chance.happens(0.03) && life.wait(chance.between(60, 300))) {
      const reason = chance.oneOf(GOING_BACK_REASONS);
      life.say('go-back', { to: stage, reason, comment: chance.oneOf(words.COMMENTS) });
    }
    if (chance.happens(0.3)) measure(life, chance);
  }
}

/** Evidence, opinions and a decision at a gate; whether the partnership moved on. */
function atGate(life: Life, chance: Chance, gate: Gate): boolean {
  const deciderIds = life.parties
    .filter(({ roles }) => roles.includes('carrier') || roles.includes('funder'))
    .map(({ organisationId }) => organisationId);
  if (chance.happens(0.04)) {
    const { criteria } = DEFAULT_CRITERIA[gate];
    life.say('change-gate-criteria', {
      gate,
      criteria: criteria.slice(1),
      reason: chance.oneOf(words.COMMENTS),
    });
  }
  if (chance.happens(0.3)) {
    life.say('plan-gate-review', { gate, plannedFor: dayAt(life.day + 90), deciderIds });
    if (chance.happens(0.3) && life.wait(20)) {
      const comment = maybe(chance, words.COMMENTS);
      life.say('plan-gate-review', { gate, plannedFor: dayAt(life.day + 120), deciderIds, comment });
    }
  }
  for (const { code } of criteriaInForce(life.state.gates, gate).criteria) {
    if (!chance.happens(0.7) || !life.wait(chance.between(1, 40))) continue;
    const kind = chance.weighted<'text' | 'link' | 'file'>([
      ['text', 45],
      ['link', 40],
      ['file', 15],
    ]);
    life.say(
      'bring-evidence',
      {
        ...{ gate, criterion: code, kind },
        text: kind === 'text' ? chance.oneOf(words.EVIDENCE) : null,
        link: kind === 'link' ? `https://www.example.org/fictif/${code}/${life.day}` : null,
        fileName: kind === 'file' ? `bilan-${life.day}.pdf` : null,
        audience: audienceOf(chance),
        sha256: kind === 'file' ? derivedId('file', life.day).replaceAll('-', '').padEnd(64, '0') : null,
      },
      { by: chance.oneOf(life.parties) },
    );
  }
  if (chance.happens(0.4)) {
    const party = chance.oneOf(life.parties);
    const opinion = chance.weighted([
      [OPINIONS[0]!, 60],
      [OPINIONS[1]!, 28],
      [OPINIONS[2]!, 12],
    ]);
    const { organisationId } = party;
    life.say(
      'give-opinion',
      { gate, organisationId, opinion, comment: maybe(chance, words.COMMENTS), audience: audienceOf(chance) },
      { by: party },
    );
  }
  if (!life.wait(chance.between(5, 60))) return false;
  return decide(life, chance, gate, deciderIds);
}

function decide(life: Life, chance: Chance, gate: Gate, deciderIds: readonly string[]): boolean {
  const outcome = chance.weighted([
    ['go' as const, 52],
    ['conditional' as const, 28],
    ['no-go' as const, 20],
  ]);
  const { gates } = life.state;
  const brought = new Set(evidenceStanding(gates, gate).map(({ criterion }) => criterion));
  const unmet = criteriaInForce(gates, gate)
    .criteria.map(({ code }) => code)
    .filter((code) => !brought.has(code));
  const conditions =
    outcome === 'conditional'
      ? chance
          .some(words.CONDITIONS, chance.between(1, 2))
          .map((text) => ({ text, dueOn: dayAt(life.day + chance.between(60, 400)) }))
      : [];
  // A passage that a funder's money follows takes two people.
  const funder = life.who('funder');
  if (outcome !== 'no-go' && funder) life.say('propose-decision', { gate, outcome }, { by: funder });
  const decided = life.say('decide-at-gate', {
    ...{ gate, outcome, conditions, deciderIds },
    waivers:
      outcome === 'go' ? unmet.map((criterion) => ({ criterion, reason: chance.oneOf(words.WAIVERS) })) : [],
    comment: maybe(chance, words.COMMENTS),
  });
  if (!decided) return false;
  const decisionId = life.lastCommandId;
  conditions.forEach((_, index) => {
    const conditionId = derivedId(decisionId, 'condition', index);
    if (!life.wait(chance.between(30, 200))) return;
    if (chance.happens(0.65))
      life.say('meet-condition', { conditionId, comment: maybe(chance, words.COMMENTS) });
    else if (chance.happens(0.25)) {
      life.say('waive-condition', { conditionId, justification: chance.oneOf(words.WAIVERS) });
    }
  });
  return outcome !== 'no-go';
}

/** An indicator proposed, agreed by those who must, and measured once or twice. */
function measure(life: Life, chance: Chance): void {
  if (life.state.path.status !== 'active') return;
  const evaluator = life.who('evaluator') ?? life.who('carrier');
  const definition = definitionOf(life, chance);
  const proposal = { definition, replyBy: dayAt(life.day + 30) };
  if (!life.say('propose-indicator', proposal, { by: evaluator })) return;
  const indicatorId = derivedId(life.lastCommandId, 'indicator');
  if (!life.wait(chance.between(1, 25))) return;
  const required = partiesAsked(life.state.evaluation);
  const asked = life.parties.filter(({ organisationId }) => required.includes(organisationId));
  const silent = chance.happens(0.1) ? asked.at(-1) : undefined;
  const accept = () => {
    for (const party of asked) {
      if (party === silent) continue;
      life.say('accept-indicator', { indicatorId, organisationId: party.organisationId }, { by: party });
    }
  };
  accept();
  if (silent) {
    if (!life.wait(45)) return;
    const justification = chance.oneOf(words.WAIVERS);
    life.say('pass-over-silence', { indicatorId, justification }, { by: evaluator });
  } else if (chance.happens(0.08) && life.wait(chance.between(30, 200))) {
    const higher = { ...definition, target: definition.target! + 50 };
    const revision = { indicatorId, definition: higher, replyBy: dayAt(life.day + 30) };
    if (life.say('revise-indicator', revision, { by: evaluator })) accept();
  }
  let value = definition.baseline!;
  for (let times = chance.between(1, 2); times > 0 && life.wait(chance.between(150, 400)); times--) {
    value += chance.between(-5, 120);
    life.say(
      'record-measurement',
      { indicatorId, value, dataSource: 'Relevé des partenaires', comment: null },
      { by: evaluator },
    );
  }
}

function end(life: Life, chance: Chance): void {
  if (!life.wait(chance.between(90, 700))) return;
  const ending = chance.weighted([
    ['completed' as const, 50],
    ['abandoned' as const, 42],
    ['transferred' as const, 8],
  ]);
  const reason = ending === 'abandoned' ? chance.oneOf(ABANDONMENT_REASONS) : null;
  const ended = life.say('end', {
    ...{ ending, reason },
    transferredTo: ending === 'transferred' ? chance.oneOf(['public-policy', 'market'] as const) : null,
    comment: reason === 'other' ? chance.oneOf(words.COMMENTS) : maybe(chance, words.COMMENTS),
  });
  if (ended && chance.happens(0.04) && life.wait(chance.between(60, 400))) {
    const back = chance.oneOf(REOPENING_REASONS);
    life.say('reopen', { reason: back, comment: back === 'other' ? chance.oneOf(words.COMMENTS) : null });
  }
}

/**
 * What is learnt late, or turns out wrong: about one event in twenty. Only facts that hold no personal text are
 * corrected here, since a correction repeats its fact's sealed texts as the log holds them.
 */
function correct(life: Life, chance: Chance, lastDay: number): void {
  const startedOn = numberOf(life.state.description.startedOn!);
  const measured = life.facts.filter(({ type }) => type === 'partnership.measurement-recorded');
  if (chance.happens(0.22)) {
    const on = chance.between(startedOn, Math.min(life.day, lastDay));
    const populations = chance.some(words.POPULATIONS, chance.between(2, 3));
    life.say('amend-description', { populations }, { on });
  }
  const wrong = measured.at(-1);
  if (wrong && chance.happens(0.5)) {
    const { value } = wrong.data as { value: number };
    const on = Math.min(life.day + chance.between(10, 200), lastDay);
    const of = { factId: wrong.id, comment: 'Double compte repéré à la relecture.' };
    if (chance.happens(0.8)) {
      life.say(
        'correct-fact',
        { ...of, reason: 'incorrect', changes: { value: value - chance.between(1, 9) } },
        { on },
      );
    } else life.say('withdraw-fact', { ...of, reason: 'duplicate' }, { on });
  } else if (chance.happens(0.15)) {
    const fact = life.facts[0]!;
    const on = Math.min(life.day + chance.between(10, 200), lastDay);
    life.say(
      'correct-fact',
      {
        factId: fact.id,
        reason: 'incomplete',
        comment: 'Besoin mieux décrit après coup.',
        changes: { need: `${words.NEED} Les partenaires l’ont précisé depuis.` },
      },
      { on },
    );
  }
}
