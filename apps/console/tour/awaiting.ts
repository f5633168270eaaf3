import { type Api } from '../api/api.js';
import { type ListAnswer, type ListedPartnership } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type SheetAnswer } from '../api/sheet-answer.js';

/** Partnerships looked into, the first by title: a page is not to ask for hundreds of sheets. */
export const MOST_LOOKED_INTO = 20;

/** Something of a partnership that waits for an organisation. */
export type Awaited =
  | { readonly kind: 'acceptance'; readonly indicator: string; readonly replyBy: string }
  | { readonly kind: 'review'; readonly plannedFor: string }
  | { readonly kind: 'condition'; readonly text: string | null; readonly dueOn: string };

export interface AwaitedOf {
  readonly partnershipId: string;
  readonly title: string;
  readonly awaited: readonly Awaited[];
}

const isOf = (organisationId: string) => (one: { readonly organisationId: string }) =>
  one.organisationId === organisationId;

/** What a sheet says that an organisation has to do. */
export function awaitedIn(sheet: SheetAnswer, organisationId: string): Awaited[] {
  const mine = isOf(organisationId);
  const versions = sheet.impacts
    .flatMap(({ subImpacts }) => subImpacts)
    .flatMap(({ indicators }) => indicators)
    .flatMap((indicator) => indicator.versions);
  return [
    ...versions
      .filter(({ agreedOn, awaited }) => agreedOn === null && awaited.some(mine))
      .map(({ name, replyBy }): Awaited => ({ kind: 'acceptance', indicator: name, replyBy })),
    ...sheet.reviews
      .filter(({ deciders }) => deciders.some(mine))
      .map(({ plannedFor }): Awaited => ({ kind: 'review', plannedFor })),
    ...sheet.conditions
      .filter(({ late }) => late)
      .map(({ text, dueOn }): Awaited => ({ kind: 'condition', text, dueOn })),
  ];
}

/** What waits for an organisation in the partnerships under way that it is party to. */
export async function awaiting(api: Api, organisationId: string): Promise<AwaitedOf[]> {
  const asked = new URLSearchParams({
    organisation: organisationId,
    status: 'active',
    limit: String(MOST_LOOKED_INTO),
  });
  const { items } = await api.get<ListAnswer<ListedPartnership>>('/partnerships', asked);
  const sheets = await Promise.all(
    items.map(({ partnershipId: id }) => api.get<SheetAnswer>(pathOf('/partnerships/:id', { id }))),
  );
  return sheets
    .map((sheet) => ({
      partnershipId: sheet.partnershipId,
      title: sheet.description.title,
      awaited: awaitedIn(sheet, organisationId),
    }))
    .filter(({ awaited }) => awaited.length > 0);
}
