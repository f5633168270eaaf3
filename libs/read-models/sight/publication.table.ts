import { type Place } from '#domain';
import { type ProjectedTable } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { PublicationRow } from './publication.row.js';

/** A territory as one text: its level and its code; null where it has no code, so that nothing is shared by it. */
export const placeKey = ({ level, code }: Pick<Place, 'level' | 'code'>): string | null =>
  code === null ? null : `${level}/${code}`;

/** What is published and shared, for the partnerships of which anything is: by today's facts, as rights are. */
export const publicationTable: ProjectedTable<KnownPartnership> = {
  entity: PublicationRow,
  keyColumn: 'partnershipId',
  history: false,
  rows: (partnershipId, { partnership: { description, publication } }) => {
    const { items, sharedWithTerritory } = publication;
    const places = sharedWithTerritory ? description.territories.map(placeKey) : [];
    const sharedWith = [...new Set(places.filter((place) => place !== null))];
    return items.length + sharedWith.length === 0
      ? []
      : [{ partnershipId, items: [...items], sharedWith } satisfies PublicationRow];
  },
};
