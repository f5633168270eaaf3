import { ORGANISATION, RuleViolation } from '#domain';
import { streamName, type EventStore } from '#event-store';

interface Named {
  /** Path of the field in the command's data. */
  readonly field: string;
  readonly id: string;
}

type Data = Readonly<Record<string, unknown>>;

const listed = (list: unknown): readonly unknown[] => (Array.isArray(list) ? (list as unknown[]) : []);
const named = (field: string, id: unknown): Named[] => (typeof id === 'string' ? [{ field, id }] : []);

/** The organisations a command's data names: parties, deciders, those who give an opinion, accept, stay silent or observe. */
export function organisationsNamed(data: Data, within = ''): Named[] {
  const { organisationId, observerId, organisationIds, deciderIds, parties, changes } = data;
  return [
    ...named(`${within}organisationId`, organisationId),
    ...named(`${within}observerId`, observerId),
    ...listed(organisationIds).flatMap((id, index) => named(`${within}organisationIds/${index}`, id)),
    ...listed(deciderIds).flatMap((id, index) => named(`${within}deciderIds/${index}`, id)),
    ...listed(parties).flatMap((party, index) =>
      named(`${within}parties/${index}/organisationId`, (party as Data | null)?.organisationId),
    ),
    ...(changes ? organisationsNamed(changes as Data, 'changes/') : []),
  ];
}

/**
 * Organisations never leave the register, so that looking before the command is decided is enough.
 * @throws RuleViolation ORGANISATION_UNKNOWN for the first one that is not registered
 */
export async function requireRegistered(store: EventStore, organisations: readonly Named[]): Promise<void> {
  if (organisations.length === 0) return;
  const streams = new Set(organisations.map(({ id }) => streamName(ORGANISATION, id)));
  const registered = new Set<string>();
  for await (const { stream } of store.readStreams([...streams], await store.head())) registered.add(stream);
  const unknown = organisations.find(({ id }) => !registered.has(streamName(ORGANISATION, id)));
  if (unknown) throw new RuleViolation('ORGANISATION_UNKNOWN', { organisationId: unknown.id }, unknown.field);
}
