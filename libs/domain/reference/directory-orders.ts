/** Orders of the partnership directory; a leading `-` turns one round. */
export const PARTNERSHIP_ORDERS = ['title', '-title', 'startedOn', '-startedOn', 'stage', '-stage'] as const;
export type PartnershipOrder = (typeof PARTNERSHIP_ORDERS)[number];
