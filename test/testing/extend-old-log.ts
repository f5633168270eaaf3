import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivedId, DOMAIN_EVENTS, isSealed, personal } from '#domain';
import { canonicalJson, createCodec, InMemoryEventStore, InMemoryTextKeyStore } from '#event-store';
import { OLD_LOG, oldEvents } from './old-log.js';

const SPECIMENS = join(import.meta.dirname, '..', '..', 'libs', 'domain', 'testing', 'specimens');
const PARTNERSHIP = 'partnership-5f0c6a52-6f0e-5d3b-9a55-0d3c3f6a4c11';
const ORGANISATION = 'organisation-c2d434e9-7887-5843-9b81-870ebebf039b';
/** Events that tell a partnership's life in a plausible order; types that are not named here come after. */
const ORDER = [
  ...['organisation.registered', 'partnership.registered', 'partnership.party-joined'],
  ...['partnership.path-entered', 'partnership.gate-criteria-changed', 'partnership.evidence-brought'],
  ...['partnership.gate-decided', 'partnership.suspended', 'partnership.resumed'],
];
const STREAMS: Readonly<Record<string, string>> = {
  organisation: ORGANISATION,
  mandate: ORGANISATION.replace('organisation', 'mandates'),
  partnership: PARTNERSHIP,
  sharedindicator: 'sharedindicator-5b2c7e0e-6a55-5d1c-9a55-0d8f1f1f6a44',
  round: 'round-5b2c7e0e-6a55-5d1c-9a55-0d8f1f1f6a30',
  sheet: 'sheet-5b2c7e0e-6a55-5d1c-9a55-0d8f1f1f6a33',
};

const rank = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : ORDER.length);

/** Sealed texts as clear ones, to be sealed again under keys that are kept. */
const unsealed = (value: unknown): unknown => {
  if (isSealed(value)) return personal('Un texte personnel d’autrefois');
  if (Array.isArray(value)) return value.map(unsealed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unsealed(member)]));
};

/**
 * Adds the shapes that the old log lacks, from their specimens, as the codec stores them today. Run by hand, when an
 * event or a version is added: EXTEND_OLD_LOG=1 with the test of the old log. Only today's versions can be written.
 */
export async function extendOldLog(masterKey: Buffer): Promise<void> {
  const there = existsSync(OLD_LOG) ? oldEvents() : [];
  const shapes = new Set(there.map(({ type, version }) => `${type} ${version}`));
  const missing = [...DOMAIN_EVENTS.values()]
    .filter(({ type, version }) => !shapes.has(`${type} ${version}`))
    .sort((a, b) => rank(a.type) - rank(b.type));
  const ids = new Map(there.map(({ type, id }) => [type, id]));
  for (const [index, { type, version }] of missing.entries()) {
    const specimen = readFileSync(join(SPECIMENS, `${type}.v${version}.json`), 'utf8');
    const data = unsealed(JSON.parse(specimen)) as Record<string, unknown>;
    // Corrections speak of an event of this log.
    if (type === 'fact.corrected') data.factId = ids.get('partnership.suspended');
    if (type === 'fact.withdrawn') data.factId = ids.get('partnership.resumed');
    const [category = ''] = type.split('.');
    const stream = STREAMS[category] ?? (category === 'fact' ? PARTNERSHIP : `${category}-old-log`);
    const day = String(1 + ((there.length + index) % 28)).padStart(2, '0');
    const textKeys = new InMemoryTextKeyStore(new InMemoryEventStore());
    const commandId = derivedId('old-log', `${type}.v${version}`);
    const [event] = await createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey }).encode(
      stream,
      commandId,
      [{ type, data }],
      {
        occurredOn: `2012-03-${day}`,
        actor: { id: 'someone', roles: ['data-steward'], onBehalfOf: null },
        ...{ commandId, fingerprint: 'none', correlationId: commandId, causationId: commandId },
        recordedAt: `2012-04-${day}T09:00:00.${String(there.length + index).padStart(3, '0')}Z`,
      },
    );
    const keyIds = [...event!.data.matchAll(/"\$key":"([0-9a-f-]{36})"/g)].map(([, keyId]) => keyId!);
    const found = await textKeys.find(keyIds);
    const keys = [...found].map(([keyId, wrapped]) => ({ keyId, wrapped: wrapped.toString('base64') }));
    ids.set(type, event!.id);
    appendFileSync(OLD_LOG, `${canonicalJson({ ...event!, stream, keys })}\n`);
  }
}
