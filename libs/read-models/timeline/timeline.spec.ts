import {
  CATEGORY_LABELS,
  CLOSING,
  DEFAULT_CRITERIA,
  DOMAIN_EVENTS,
  GATE_OUTCOME_LABELS,
  GATES,
  LANGUAGES,
  mandateEvents,
  ORGANISATION,
  PARTY_ROLE_LABELS,
  projectionEvents,
  REASON_LABELS,
  roundEvents,
  sharedIndicatorEvents,
  sheetEvents,
  SPHERE_LABELS,
  STANDING_LABELS,
  SUB_IMPACT_LABELS,
  TRANSFER_LABELS,
  type Labels,
  type Language,
} from '#domain';
import { type RecordedEvent } from '#event-store';
import { type z } from 'zod';
import { FIELD_LABELS } from './fields.js';
import { SENTENCES } from './sentences/sentences.js';
import { SECRET, toldLife } from './testing/told-life.js';
import { timelineOf } from './timeline.js';
import { type ToldEntry } from './timeline.response.js';

let life: Awaited<ReturnType<typeof toldLife>>;
let partnershipEvents: RecordedEvent[];
let organisationEvents: RecordedEvent[];
let closingEvents: RecordedEvent[];
let names: Map<string, string>;

beforeAll(async () => {
  life = await toldLife();
  names = new Map([
    [life.carrier, 'Jardins du lien (fictif)'],
    [life.partner, 'Semences Duval (fictif)'],
    [life.funder, 'Fondation Horizon (fictif)'],
    [life.evaluator, 'Institut des alliances (fictif)'],
    [life.latecomer, 'Mutuelle du Ponant (fictif)'],
  ]);
  partnershipEvents = await life.ledger.history();
  organisationEvents = await life.ledger.history(ORGANISATION, life.carrier);
  closingEvents = await life.ledger.history(CLOSING, life.ledger.closingId);
});

const told = (language: Language, events = partnershipEvents): ToldEntry[] =>
  timelineOf(events, { organisationName: (id) => names.get(id), language });
const entry = (factId: string, language: Language = 'fr'): ToldEntry =>
  told(language).find((one) => one.factId === factId)!;

/** The sentences of one type of event, in the order in which they were recorded. */
const sentences = (type: string, language: Language): string[] =>
  [...told(language, organisationEvents), ...told(language, closingEvents), ...told(language)]
    .reverse()
    .filter((one) => one.type === type)
    .map(({ sentence }) => sentence);

/** Codes that are no words of either language. */
const CODES = [
  CATEGORY_LABELS,
  GATE_OUTCOME_LABELS,
  PARTY_ROLE_LABELS,
  REASON_LABELS,
  SPHERE_LABELS,
  STANDING_LABELS,
  SUB_IMPACT_LABELS,
  TRANSFER_LABELS,
  Object.fromEntries(
    GATES.flatMap((gate) => DEFAULT_CRITERIA[gate].criteria).map(({ code, label }) => [code, label]),
  ),
]
  .flatMap((labels) => Object.entries(labels as Labels<string>))
  .filter(([code, { en }]) => code.includes('-') && code !== en.toLowerCase())
  .map(([code]) => code);

/** Projections, mandates, and rounds with their sheets stand in streams that no timeline tells: a round has pages of its own, and comparisons tell what changed it. */
const TOLD_EVENTS = [...DOMAIN_EVENTS.values()].filter(
  ({ type }) =>
    ![projectionEvents, mandateEvents, roundEvents, sheetEvents, sharedIndicatorEvents].some((told) =>
      told.has(type),
    ),
);

describe('Every type of event', () => {
  it('has a sentence', () => {
    expect(TOLD_EVENTS.filter(({ type }) => !SENTENCES.has(type))).toEqual([]);
  });

  it('happens in the life that the sentences are tried on', () => {
    const happened = new Set(
      [...organisationEvents, ...partnershipEvents, ...closingEvents].map(({ type }) => type),
    );
    expect(TOLD_EVENTS.filter(({ type }) => !happened.has(type))).toEqual([]);
  });

  it('has names for all its fields, in both languages', () => {
    const fields = TOLD_EVENTS.flatMap(({ type, schema }) =>
      type.startsWith('fact.')
        ? []
        : Object.entries((schema as z.ZodObject).shape).flatMap(([name, field]) =>
            name === 'definition' ? ['definition', ...Object.keys((field as z.ZodObject).shape)] : [name],
          ),
    );
    expect([...new Set(fields)].filter((name) => !FIELD_LABELS[name])).toEqual([]);
  });
});

describe.each(LANGUAGES)('A timeline in %s', (language) => {
  it('has whole sentences, without codes, ids, machine dates or personal texts', () => {
    const entries = [
      ...told(language, organisationEvents),
      ...told(language, closingEvents),
      ...told(language),
    ];
    const broken = entries
      .map(({ sentence }) => sentence)
      .filter(
        (sentence) =>
          /undefined|null|NaN|\[|\$|\b\d{4}-\d{2}-\d{2}\b|[0-9a-f]{8}-[0-9a-f]{4}/.test(sentence) ||
          CODES.some((code) => sentence.includes(code)) ||
          sentence.includes(SECRET) ||
          !/^[\p{Lu}«“].*\.$/u.test(sentence),
      );
    expect(broken).toEqual([]);
  });

  it('keeps personal texts sealed', () => {
    const texts = told(language).flatMap(({ comment, texts }) => [comment, ...texts.map(({ text }) => text)]);
    const written = texts.filter((text) => text !== null);
    expect(written).toHaveLength(25);
    for (const text of written)
      expect(text).toEqual({ $sealed: expect.any(String), $key: expect.any(String) });
  });
});

describe('A sentence', () => {
  it.each<[type: string, index: number, fr: string, en: string]>([
    [
      'partnership.indicator-refused',
      0,
      'Semences Duval (fictif) refuse l’indicateur « Personnes sorties de l’isolement » (version 2), et propose à la place : « Personnes sorties de l’isolement », départ 20, cible 140 (personnes), du 1er janvier 2016 au 31 décembre 2018.',
      'Semences Duval (fictif) refuses the indicator “Personnes sorties de l’isolement” (version 2), and proposes in its place: “Personnes sorties de l’isolement”, baseline 20, target 140 (personnes), from 1 January 2016 to 31 December 2018.',
    ],
    [
      'partnership.indicator-agreement-transcribed',
      0,
      'D’après un document, Jardins du lien (fictif) et Semences Duval (fictif) sont convenus de l’indicateur « Aidants soutenus » (version 1) : départ 20, cible 40 (personnes), du 1er janvier 2016 au 31 décembre 2018.',
      'According to a document, Jardins du lien (fictif) and Semences Duval (fictif) agreed on the indicator “Aidants soutenus” (version 1): baseline 20, target 40 (personnes), from 1 January 2016 to 31 December 2018.',
    ],
    [
      'partnership.evaluation-framework-set',
      0,
      'Les indicateurs sont désormais à accepter par Jardins du lien (fictif) et Semences Duval (fictif).',
      'Indicators are from now on for Jardins du lien (fictif) and Semences Duval (fictif) to accept.',
    ],
    [
      'partnership.objectives-stated',
      0,
      'Jardins du lien (fictif) attend du partenariat : ressources (4/5) et ouverture (5/5).',
      'Jardins du lien (fictif) expects of the partnership: resources (4/5) and openness (5/5).',
    ],
    [
      'partnership.qualified',
      0,
      'Le projet est qualifié d’invention (nouvelle, pertinente, preuve de concept), avec l’accord de Jardins du lien (fictif) et Fondation Horizon (fictif).',
      'The project is qualified as an invention (new, relevant, proof of concept), with the agreement of Jardins du lien (fictif) and Fondation Horizon (fictif).',
    ],
    [
      'partnership.deployment-recorded',
      0,
      'Le déploiement est relevé : 2 territoire(s), 340 bénéficiaire(s) et reprise par « Plan régional » (politique publique).',
      'The deployment is recorded: 2 territory(ies), 340 beneficiary(ies) and taken up by “Plan régional” (public policy).',
    ],
    [
      'organisation.registered',
      0,
      "Les Jardins du lien (fictif) entre à l’annuaire (Association et structure d'intérêt général, Bretagne). Organisation fictive.",
      'Les Jardins du lien (fictif) enters the directory (Association or general-interest structure, Bretagne). Fictional organisation.',
    ],
    [
      'partnership.registered',
      0,
      '« Jardins partagés » entre au registre, hors parcours. Catégorie : mécénat. Partenariat fictif.',
      '“Jardins partagés” is registered, off the path. Category: patronage. Fictional partnership.',
    ],
    [
      'partnership.description-amended',
      0,
      'La description est modifiée : titre « Jardins du lien », besoin.',
      'The description is amended: title “Jardins du lien”, need.',
    ],
    [
      'partnership.party-roles-changed',
      0,
      'Semences Duval (fictif) est désormais partenaire et parrain.',
      'Semences Duval (fictif) is now partner and endorser.',
    ],
    [
      'partnership.stage-observed',
      0,
      'Le partenariat est constaté à l’étape Modélisation par Institut des alliances (fictif).',
      'The partnership is observed at the stage Modelling by Institut des alliances (fictif).',
    ],
    [
      'partnership.went-back',
      0,
      'Le partenariat revient de l’étape Expérimentation à l’étape Conception.',
      'The partnership goes back from Experimentation to Conception.',
    ],
    [
      'partnership.ended',
      1,
      'Le partenariat est transmis : politique publique.',
      'The partnership is transferred: public policy.',
    ],
    [
      'partnership.gate-review-replanned',
      0,
      'La revue du passage Conception → Expérimentation, prévue le 1er juin 2015, est désormais prévue le 15 juin 2015. Pour décider : Jardins du lien (fictif) et Fondation Horizon (fictif).',
      'The review of the gate Conception → Experimentation, planned for 1 June 2015, is now planned for 15 June 2015. To decide: Jardins du lien (fictif) and Fondation Horizon (fictif).',
    ],
    [
      'partnership.evidence-brought',
      0,
      'Une preuve est apportée au critère « Terrains trouvés » du passage Conception → Expérimentation : texte.',
      'Evidence is brought against the criterion “Gardens found” of the gate Conception → Experimentation: text.',
    ],
    [
      'partnership.evidence-brought',
      2,
      'Une preuve est apportée au critère « Résultats sur des indicateurs convenus » du passage Expérimentation → Modélisation : fichier (empreinte SHA-256).',
      'Evidence is brought against the criterion “Results on agreed indicators” of the gate Experimentation → Modelling: file (SHA-256).',
    ],
    [
      'partnership.gate-decided',
      0,
      'Passage Conception → Expérimentation : passage sous conditions décidé par Jardins du lien (fictif) et Fondation Horizon (fictif). Critères levés : « Équipe constituée ». Conditions à remplir au plus tard le 1er septembre 2015, le 31 décembre 2015 et le 31 janvier 2016.',
      'Gate Conception → Experimentation: conditional go, decided by Jardins du lien (fictif) and Fondation Horizon (fictif). Criteria waived: “Team set up”. Conditions due by 1 September 2015, 31 December 2015 and 31 January 2016.',
    ],
    [
      'partnership.gate-decided',
      1,
      'Passage Expérimentation → Modélisation : refus de passage décidé par Fondation Horizon (fictif). Critères levés : « Temps de modélisation assuré ». Critères non remplis : « Solution essayée en situation réelle », « Résultats sur des indicateurs convenus », « Pertinence au regard du besoin démontrée ».',
      'Gate Experimentation → Modelling: no-go, decided by Fondation Horizon (fictif). Criteria waived: “Time to model secured”. Criteria not met: “Tried in reality”, “Results on agreed indicators”, “Relevance to the need shown”.',
    ],
    [
      'partnership.condition-waived',
      0,
      'La condition posée au passage Conception → Expérimentation, à remplir au plus tard le 31 décembre 2015, est levée.',
      'The condition set at the gate Conception → Experimentation, due by 31 December 2015, is waived.',
    ],
    [
      'partnership.indicator-revised',
      0,
      'La version 2 de l’indicateur « Personnes sorties de l’isolement » est proposée aux parties : départ 20, cible 150 (personnes), du 1er janvier 2016 au 31 décembre 2018. Réponse attendue au plus tard le 1er mars 2017.',
      'Version 2 of the indicator “Personnes sorties de l’isolement” is proposed to the parties: baseline 20, target 150 (personnes), from 1 January 2016 to 31 December 2018. Replies due by 1 March 2017.',
    ],
    [
      'partnership.indicator-silence-passed-over',
      0,
      'Sans réponse de Fondation Horizon (fictif), il est passé outre pour l’indicateur « Personnes sorties de l’isolement » (version 1).',
      'Without a reply from Fondation Horizon (fictif), their silence is passed over for the indicator “Personnes sorties de l’isolement” (version 1).',
    ],
    [
      'partnership.measurement-recorded',
      1,
      'L’indicateur « Personnes sorties de l’isolement » est mesuré : 70,5 personnes (source : registre).',
      'The indicator “Personnes sorties de l’isolement” is measured: 70.5 personnes (source: registre).',
    ],
    [
      'fact.corrected',
      0,
      'Le fait « L’indicateur “Personnes sorties de l’isolement” est mesuré : 45 personnes (source : registre) » est corrigé. Date : « 30 juin 2016 » devient « juin 2016 » ; commentaire ; valeur : « 45 » devient « 54,25 ».',
      'The fact “The indicator ‘Personnes sorties de l’isolement’ is measured: 45 personnes (source: registre)” is corrected. Date: “30 June 2016” becomes “June 2016”; comment; value: “45” becomes “54.25”.',
    ],
    [
      'fact.corrected',
      1,
      'Le fait « “Jardins partagés” entre au registre, hors parcours. Catégorie : mécénat. Partenariat fictif » est corrigé. Date : « 1er janvier 2015 » devient « 2014 » ; catégorie : « Mécénat » devient « Pratiques responsables » ; populations : « Personnes âgées » devient « Personnes âgées et Aidants ».',
      'The fact “‘Jardins partagés’ is registered, off the path. Category: patronage. Fictional partnership” is corrected. Date: “1 January 2015” becomes “2014”; category: “Patronage” becomes “Responsible practices”; populations: “Personnes âgées” becomes “Personnes âgées and Aidants”.',
    ],
    [
      'fact.withdrawn',
      0,
      'Le fait « L’indicateur “Personnes sorties de l’isolement” est mesuré : 700 personnes (source : registre) » (31 janvier 2017) est retiré.',
      'The fact “The indicator ‘Personnes sorties de l’isolement’ is measured: 700 personnes (source: registre)” (31 January 2017) is withdrawn.',
    ],
  ])('of %s, number %i, is written for people', (type, index, fr, en) => {
    expect([sentences(type, 'fr')[index], sentences(type, 'en')[index]]).toEqual([fr, en]);
  });
});

describe('A timeline', () => {
  it('tells the last recorded fact first and leaves none out', () => {
    const revisions = told('fr').map(({ revision }) => revision);
    expect(revisions).toEqual(partnershipEvents.map(({ revision }) => revision).toReversed());
  });

  it('gives each fact its dates, actor and source', () => {
    expect(told('en').at(-1)).toMatchObject({
      revision: 0,
      occurredOn: '2015-01-01',
      dateInWords: '1 January 2015',
      recordedAt: '2026-06-30T08:00:00.000Z',
      actor: {
        id: 'person-1',
        roles: ['evaluator'],
        onBehalfOf: life.evaluator,
        onBehalfOfName: 'Institut des alliances (fictif)',
      },
      source: { document: 'Récit fictif', place: 'p. 3', quote: 'En 2015, …' },
    });
  });

  it('tells a corrected fact as first recorded, with its correction', () => {
    const factId = life.measured.eventIds[0]!;
    expect(entry(factId)).toMatchObject({
      occurredOn: '2016-06-30',
      withdrawn: false,
      correctionOf: null,
      correctedBy: [
        {
          factId: life.corrected.eventIds[0],
          on: '2019-02-15',
          reason: { code: 'incorrect', label: 'Inexact' },
        },
      ],
    });
    expect(entry(life.corrected.eventIds[0]!)).toMatchObject({ correctionOf: factId, correctedBy: [] });
  });

  it('marks a withdrawn fact and keeps it', () => {
    expect(entry(life.mistaken.eventIds[0]!)).toMatchObject({
      withdrawn: true,
      correctedBy: [{ on: '2019-02-16', reason: { code: 'duplicate', label: 'En double' } }],
    });
  });

  it('opens to the texts that were written, each with what it is', async () => {
    const opened = await life.ledger.codec.openAll(told('fr'));
    const first = opened.filter(({ type }) => type === 'partnership.gate-decided').at(-1)!;
    expect(first.comment).toBe('Confidence sur la décision');
    expect(first.texts).toEqual([
      { about: 'critère levé « Équipe constituée »', text: 'Confidence sur l’équipe' },
      { about: 'condition à remplir au plus tard le 1er septembre 2015', text: 'Confidence première' },
      { about: 'condition à remplir au plus tard le 31 décembre 2015', text: 'Confidence deuxième' },
      { about: 'condition à remplir au plus tard le 31 janvier 2016', text: 'Confidence troisième' },
    ]);
    const correction = opened.find(({ factId }) => factId === life.corrected.eventIds[0])!;
    expect([correction.comment, correction.texts]).toEqual([
      'Confidence sur la correction',
      [{ about: 'commentaire', text: 'Confidence sur la mesure corrigée' }],
    ]);
  });

  it('shows of a corrected fact only the texts that the correction changed', () => {
    expect(entry(life.opinionCorrected.eventIds[0]!)).toMatchObject({
      sentence:
        'Le fait « Semences Duval (fictif) donne son avis sur le passage Conception → Expérimentation : réservé » est corrigé. Avis : « Réservé » devient « Favorable ».',
      texts: [],
    });
  });

  it('tells an event of a type that this release does not know', () => {
    const unknown = { ...partnershipEvents.at(-1)!, type: 'partnership.dreamt', data: {}, known: false };
    expect(told('fr', [unknown])[0]!.sentence).toBe(
      'Fait d’un type inconnu de cette version : partnership.dreamt.',
    );
  });

  it('tells a party that the directory does not have', () => {
    names.delete(life.partner);
    expect(sentences('partnership.party-left', 'fr')).toEqual([
      '[organisation absente de l’annuaire] quitte le partenariat.',
    ]);
    names.set(life.partner, 'Semences Duval (fictif)');
  });
});
