import { z } from 'zod';
import { businessDate } from '../kernel/business-date.js';
import { defineEvent } from '../kernel/event.js';
import { personalText } from '../kernel/personal-text.js';
import { SUB_IMPACTS } from '../reference/impacts.js';
import { SPHERES } from '../reference/organisations.js';
import { ACTION_STATES, PANELS, ROUND_REOPENING_REASONS, REPLY_STANCES } from '../reference/viewpoints.js';

/** The key of an opening: where its wrapped form is kept, and the SHA-256 (hex) by which the key given at closing is known. */
const roundKey = z.strictObject({ $key: z.uuid(), sha256: z.string().length(64) });

/** Whose viewpoint it is: a party's, attributed, or that of a panel. */
export const viewpointSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('party'), organisationId: z.uuid(), sphere: z.enum(SPHERES) }),
  z.strictObject({ kind: z.literal('panel'), panel: z.enum(PANELS) }),
]);
export type Viewpoint = z.output<typeof viewpointSchema>;

const count = z.int().nonnegative();
/** How a question was answered under one viewpoint: how many gave each mark (the first is mark 1), and how many none. */
export const tallySchema = z.strictObject({
  marks: z.array(count).max(20),
  notConcerned: count,
  dontKnow: count,
});
export type Tally = z.output<typeof tallySchema>;

export const RoundOpened = defineEvent({
  type: 'round.opened',
  summary: { fr: 'Un tour d’évaluation est ouvert.', en: 'An evaluation round is opened.' },
  schema: z.strictObject({
    partnershipId: z.uuid(),
    title: z.string().min(1).max(200),
    questionnaire: z.strictObject({ code: z.string().min(1).max(60), version: z.int().positive() }),
    /** The parties asked, with the sphere that each speaks for. */
    parties: z.array(z.strictObject({ organisationId: z.uuid(), sphere: z.enum(SPHERES) })),
    /** The panels asked; a panel is shown from so many sheets on. */
    panels: z.array(z.strictObject({ panel: z.enum(PANELS), threshold: z.int().min(3).max(1_000) })),
    /** Last day on which sheets are taken. */
    closesOn: businessDate(),
    /** The cohort of partnerships that it was opened on together with; null: this one alone. */
    cohort: z.strictObject({ cohortId: z.uuid(), name: z.string().min(1).max(200) }).nullable(),
    key: roundKey,
  }),
});

export const PanelInvited = defineEvent({
  type: 'round.panel-invited',
  summary: { fr: 'Un panel est invité à répondre.', en: 'A panel is invited to answer.' },
  /** The n-th invitation's id derives from the batch: `derivedId(batchId, 'invitation', n)`, n from 0. */
  schema: z.strictObject({
    panel: z.enum(PANELS),
    batchId: z.uuid(),
    invitations: z.int().min(1).max(10_000),
  }),
});

export const OfficialSheetNamed = defineEvent({
  type: 'round.official-sheet-named',
  summary: {
    fr: 'Une partie désigne, parmi ses réponses, celle qui vaut pour elle.',
    en: 'A party names, among its answers, the one that stands for it.',
  },
  schema: z.strictObject({ organisationId: z.uuid(), sheetId: z.uuid() }),
});

export const SilentReminded = defineEvent({
  type: 'round.silent-reminded',
  summary: {
    fr: 'Ceux qui n’ont pas répondu sont relancés.',
    en: 'Those who have not answered are reminded.',
  },
  schema: z.strictObject({ organisationIds: z.array(z.uuid()), panels: z.array(z.enum(PANELS)) }),
});

export const RoundClosed = defineEvent({
  type: 'round.closed',
  summary: {
    fr: 'Le tour est clos : ses réponses sont descellées.',
    en: 'The round is closed: its answers are unsealed.',
  },
  schema: z.strictObject({
    opening: z.int().positive(),
    /** The key of the opening, base64: folds need nothing else to read its sheets. */
    key: z.base64().length(44),
  }),
});

export const RoundReopened = defineEvent({
  type: 'round.reopened',
  summary: { fr: 'Le tour est rouvert, avec son motif.', en: 'The round is reopened, with its reason.' },
  schema: z.strictObject({
    opening: z.int().min(2),
    reason: z.enum(ROUND_REOPENING_REASONS),
    comment: personalText().nullable(),
    closesOn: businessDate(),
    key: roundKey,
  }),
});

/** What was counted under one viewpoint; `questions` holds none that is withheld. */
export const drawnViewpointSchema = z.strictObject({
  viewpoint: viewpointSchema,
  /** Sheets counted; null where fewer than the threshold, which is all that is then told of a panel. */
  sheets: count.nullable(),
  /** Of them, those first given or revised after results had been visible. */
  afterResults: count.nullable(),
  /** Whether the party named the sheet that stands for it. */
  isOfficial: z.boolean(),
  questions: z.record(z.string(), tallySchema),
});
export type DrawnViewpoint = z.output<typeof drawnViewpointSchema>;

export const ResultsDrawn = defineEvent({
  type: 'round.results-drawn',
  summary: { fr: 'Les résultats du tour sont établis.', en: 'The results of the round are drawn up.' },
  schema: z.strictObject({
    opening: z.int().positive(),
    viewpoints: z.array(drawnViewpointSchema),
  }),
});

const findingId = z.uuid();

export const FindingRecorded = defineEvent({
  type: 'round.finding-recorded',
  summary: {
    fr: 'L’évaluateur pose un constat ou une recommandation.',
    en: 'The evaluator states a finding or a recommendation.',
  },
  schema: z.strictObject({
    findingId,
    kind: z.enum(['finding', 'recommendation']),
    /** What it is about; null: the partnership as a whole. */
    subImpact: z.enum(SUB_IMPACTS).nullable(),
    text: personalText(),
  }),
});

export const FindingReplied = defineEvent({
  type: 'round.finding-replied',
  summary: { fr: 'Une partie répond à un constat.', en: 'A party replies to a finding.' },
  schema: z.strictObject({
    findingId,
    organisationId: z.uuid(),
    stance: z.enum(REPLY_STANCES),
    text: personalText().nullable(),
  }),
});

export const ActionAgreed = defineEvent({
  type: 'round.action-agreed',
  summary: { fr: 'Une action est convenue.', en: 'An action is agreed.' },
  schema: z.strictObject({
    actionId: z.uuid(),
    /** The finding that it answers; null: none. */
    findingId: findingId.nullable(),
    title: z.string().min(1).max(200),
    ownerId: z.uuid(),
    dueOn: businessDate(),
  }),
});

export const ActionFollowed = defineEvent({
  type: 'round.action-followed',
  summary: { fr: 'Une action convenue est suivie.', en: 'An agreed action is followed up.' },
  schema: z.strictObject({
    actionId: z.uuid(),
    state: z.enum(ACTION_STATES),
    /** The new date of an action that is postponed; else null. */
    dueOn: businessDate().nullable(),
    comment: personalText().nullable(),
  }),
});
