import { ORGANISATION, PARTNERSHIP } from '#domain';
import {
  organisationRegistrationKey,
  partnershipRegistrationKey,
  seedOrganisationId,
  seedPartnershipId,
  type SeedActor,
  type SeedCommand,
} from '../seed-command.js';
import { citing, quotesOf, writtenBy } from './cited-sources.js';
import {
  readRealCases,
  type Passage,
  type RealOrganisation,
  type RealPartnership,
  type SourceDocument,
  type StatedDate,
} from './real-cases.js';

/** Whoever enters into the register what documents state, for no organisation. */
const fromPapers: SeedActor = { role: 'data-steward', onBehalfOf: null };

type Documents = ReadonlyMap<string, SourceDocument>;

const documentOf = (documents: Documents, { document }: Passage): SourceDocument => documents.get(document)!;
const cited = (documents: Documents, ...passages: Passage[]) =>
  citing(documentOf(documents, passages[0]!), passages);

const placed = <Place extends { readonly label: string; readonly source?: Passage }>({
  label,
  source: _,
  ...place
}: Place) => ({ ...place, name: label });

/** An organisation existed by the day of the document that names it; since when, no document says. */
const organisationCommand = (documents: Documents, organisation: RealOrganisation): SeedCommand => ({
  key: organisationRegistrationKey(organisation.key),
  aggregate: ORGANISATION,
  streamId: seedOrganisationId(organisation.key),
  type: 'register-organisation',
  data: {
    name: organisation.name,
    sphere: organisation.sphere,
    size: null,
    identifiers: [],
    homeTerritory: organisation.homeTerritory && placed(organisation.homeTerritory),
    fictional: false,
  },
  occurredOn: writtenBy(documentOf(documents, organisation.source)),
  datePrecision: 'not-stated',
  source: cited(documents, organisation.source),
  actor: fromPapers,
});

/** The purpose as stated, and the figures that the document gives, in its own words. */
function purposeOf({ purpose, measurements }: RealPartnership): string {
  const figures = quotesOf(measurements.map(({ source }) => source)).map((quote) => `« ${quote} »`);
  const stated = purpose ? [purpose.text] : [];
  return [...stated, ...(figures.length > 0 ? [`Chiffres de la source : ${figures.join(' ; ')}`] : [])].join(
    ' ',
  );
}

/** Every passage that the description rests on, the start's first. */
const described = (partnership: RealPartnership): Passage[] =>
  [
    partnership.start,
    partnership.need,
    partnership.purpose,
    ...partnership.populations,
    ...partnership.territories,
    ...partnership.domains,
    partnership.categorySource && { source: partnership.categorySource },
    ...partnership.measurements,
  ].flatMap((stated) => (stated ? [stated.source] : []));

function* partnershipCommands(documents: Documents, partnership: RealPartnership): Generator<SeedCommand> {
  const common = {
    aggregate: PARTNERSHIP,
    streamId: seedPartnershipId(partnership.key),
    actor: fromPapers,
  } as const;
  const dated = ({ date, precision }: StatedDate) => ({ occurredOn: date, datePrecision: precision });
  yield {
    ...common,
    key: partnershipRegistrationKey(partnership.key),
    type: 'register-partnership',
    data: {
      title: partnership.title,
      need: partnership.need?.text ?? '',
      purpose: purposeOf(partnership),
      populations: partnership.populations.map(({ text }) => text),
      territories: partnership.territories.map(placed),
      domains: partnership.domains.map(({ code }) => code),
      odd: null,
      category: partnership.category,
      standing: 'not-stated',
      fictional: false,
      parties: [],
    },
    ...dated(partnership.start),
    source: cited(documents, ...described(partnership)),
  };
  for (const { organisation, roles, joined, source } of partnership.parties) {
    // Since when is not stated: by the day of the document, or by the start where that is such a day itself.
    const by =
      partnership.start.precision === 'not-stated'
        ? partnership.start.date
        : writtenBy(documentOf(documents, source));
    yield {
      ...common,
      key: `${PARTNERSHIP}/${partnership.key}/add-party/${organisation}`,
      type: 'add-party',
      data: { organisationId: seedOrganisationId(organisation), roles },
      ...dated(joined ?? { date: by, precision: 'not-stated' }),
      source: cited(documents, source),
    };
  }
  const { suspended } = partnership;
  if (suspended) {
    yield {
      ...common,
      key: `${PARTNERSHIP}/${partnership.key}/suspend`,
      type: 'suspend',
      data: { reason: suspended.reason },
      ...dated(suspended),
      source: cited(documents, suspended.source),
    };
  }
}

/** The real partnerships, holding only what a document states, each fact with the passage quoted. */
export function* realCommands(): Generator<SeedCommand> {
  const { documents, organisations, partnerships } = readRealCases();
  const byKey: Documents = new Map(documents.map((document) => [document.key, document]));
  for (const organisation of organisations) yield organisationCommand(byKey, organisation);
  for (const partnership of partnerships) yield* partnershipCommands(byKey, partnership);
}
