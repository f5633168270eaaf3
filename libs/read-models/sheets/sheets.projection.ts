import { SHEET, sheetFold, type GivenSheet, type Sheet } from '#domain';
import { type Projection } from '#projections';
import { buildSql } from '../build-sql.js';
import { SheetRow } from './sheet.row.js';

function sheetRow(sheetId: string, { latest, given }: Sheet & { readonly latest: GivenSheet }): SheetRow {
  const { respondent, answers } = latest;
  return {
    sheetId,
    roundId: latest.roundId,
    partnershipId: latest.partnershipId,
    opening: latest.opening,
    respondentKind: respondent.kind,
    organisationId: respondent.kind === 'party' ? respondent.organisationId : null,
    panel: respondent.kind === 'party' ? null : respondent.panel,
    invitationId: respondent.kind === 'panel-member' ? respondent.invitationId : null,
    given,
    givenOn: latest.givenOn,
    eventId: latest.eventId,
    keyId: answers.$key,
    sealed: answers.$sheet,
  };
}

/** The sheets of rounds, sealed: each as it stood at any point, so that a closing counts those that came before it. */
export const sheets: Projection<Sheet> = {
  name: 'sheets',
  version: 2,
  category: SHEET,
  fold: sheetFold,
  tables: [
    {
      entity: SheetRow,
      keyColumn: 'sheetId',
      history: true,
      rows: (sheetId, { latest, given }) => (latest ? [sheetRow(sheetId, { latest, given })] : []),
    },
  ],
  tallies: [],
  ddl: buildSql('sheet'),
};
