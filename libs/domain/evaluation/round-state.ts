import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { type PersonalText } from '../kernel/personal-text.js';
import { type Panel, type RoundReopeningReason } from '../reference/viewpoints.js';
import { debateFold, type Debate } from './debate-state.js';
import {
  OfficialSheetNamed,
  PanelInvited,
  ResultsDrawn,
  RoundClosed,
  RoundOpened,
  RoundReopened,
  SilentReminded,
  type DrawnViewpoint,
} from './round-events.js';

type Opened = EventOf<typeof RoundOpened>['data'];

/** A round is opened once, and again with its reason: each time under another key, to another day. */
export interface Opening {
  readonly opening: number;
  readonly openedOn: string;
  /** Why it was opened again; null of the first. */
  readonly reason: RoundReopeningReason | null;
  readonly comment: PersonalText | null;
  /** Last day on which sheets are taken. */
  readonly closesOn: string;
  /** Where its key is kept, wrapped, and the key's SHA-256. */
  readonly key: Opened['key'];
  readonly closedOn: string | null;
  /** Position of the closing event: sheets that stand before it in the log count. */
  readonly closedAt: string | null;
  /** The key itself, base64, once it is closed. */
  readonly disclosedKey: string | null;
}

/** What was counted at the closing of an opening. */
export interface DrawnResults {
  readonly opening: number;
  readonly drawnOn: string;
  readonly viewpoints: readonly DrawnViewpoint[];
}

/** An evaluation round of one partnership (domain, §3: crossed viewpoints). */
export interface Round extends Debate {
  readonly partnershipId: string;
  readonly title: string;
  readonly questionnaire: Opened['questionnaire'];
  readonly parties: Opened['parties'];
  readonly panels: Opened['panels'];
  readonly cohort: Opened['cohort'];
  readonly openings: readonly Opening[];
  readonly batches: readonly EventOf<typeof PanelInvited>['data'][];
  /** The sheet that stands for a party, by organisation. */
  readonly officialSheets: Readonly<Record<string, string>>;
  readonly reminders: readonly (EventOf<typeof SilentReminded>['data'] & { readonly remindedOn: string })[];
  readonly results: readonly DrawnResults[];
}

const opened = (
  opened: Pick<Opening, 'opening' | 'openedOn' | 'reason' | 'comment' | 'closesOn' | 'key'>,
): Opening => ({
  ...opened,
  closedOn: null,
  closedAt: null,
  disclosedKey: null,
});

const FIRST = { opening: 1, reason: null, comment: null } as const;

export const roundFold: Fold<Round> = {
  initial: {
    partnershipId: '',
    title: '',
    questionnaire: { code: '', version: 1 },
    parties: [],
    panels: [],
    cohort: null,
    openings: [],
    batches: [],
    officialSheets: {},
    reminders: [],
    results: [],
    ...debateFold.initial,
  },
  evolve: {
    ...debateFold.evolve,
    [RoundOpened.type]: (state, { data, occurredOn }: Fact<EventOf<typeof RoundOpened>>) => {
      const { closesOn, key, ...told } = data;
      return {
        ...state,
        ...told,
        openings: [...state.openings, opened({ ...FIRST, closesOn, key, openedOn: occurredOn })],
      };
    },
    [RoundReopened.type]: (state, { data, occurredOn }: Fact<EventOf<typeof RoundReopened>>) => ({
      ...state,
      openings: [...state.openings, opened({ ...data, openedOn: occurredOn })],
    }),
    [RoundClosed.type]: (state, { data, occurredOn, position }: Fact<EventOf<typeof RoundClosed>>) => ({
      ...state,
      openings: state.openings.map((opening) =>
        opening.opening === data.opening
          ? { ...opening, closedOn: occurredOn, closedAt: String(position), disclosedKey: data.key }
          : opening,
      ),
    }),
    [PanelInvited.type]: (state, { data }: Fact<EventOf<typeof PanelInvited>>) => ({
      ...state,
      batches: [...state.batches, data],
    }),
    [OfficialSheetNamed.type]: (state, { data }: Fact<EventOf<typeof OfficialSheetNamed>>) => ({
      ...state,
      officialSheets: { ...state.officialSheets, [data.organisationId]: data.sheetId },
    }),
    [SilentReminded.type]: (state, { data, occurredOn }: Fact<EventOf<typeof SilentReminded>>) => ({
      ...state,
      reminders: [...state.reminders, { ...data, remindedOn: occurredOn }],
    }),
    [ResultsDrawn.type]: (state, { data, occurredOn }: Fact<EventOf<typeof ResultsDrawn>>) => ({
      ...state,
      results: [
        ...state.results.filter(({ opening }) => opening !== data.opening),
        { ...data, drawnOn: occurredOn },
      ],
    }),
  },
};

/** The opening under which sheets are given now; null while the round is closed. */
export const currentOpening = ({ openings }: Pick<Round, 'openings'>): Opening | null => {
  const last = openings.at(-1);
  return last?.closedOn === null ? last : null;
};

/** Whether answers have been visible: from the first closing on, for ever. */
export const hasBeenClosed = ({ openings }: Pick<Round, 'openings'>): boolean =>
  openings.some(({ closedOn }) => closedOn !== null);

export const ROUND_STATES = ['open', 'closed', 'reopened'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** Where a round stands. */
export const roundStateOf = (round: Pick<Round, 'openings'>): RoundState => {
  if (!currentOpening(round)) return 'closed';
  return hasBeenClosed(round) ? 'reopened' : 'open';
};

/** Members of a panel that were invited. */
export const invitedTo = ({ batches }: Pick<Round, 'batches'>, panel: Panel): number =>
  batches.reduce((sum, batch) => sum + (batch.panel === panel ? batch.invitations : 0), 0);
