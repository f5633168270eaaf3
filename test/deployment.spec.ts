import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROCESSES, readConfiguration, SETTINGS, type ProcessKind } from '#platform';

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const compose = parse(readFileSync(join(import.meta.dirname, '..', 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as { readonly services: Readonly<Record<string, Service>> };

/** As compose fills it in from an .env that someone has completed. */
const filledIn = (environment: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value
        .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
        .replaceAll(/\$\{\w*KEY:\?\}/g, 'ab'.repeat(32))
        .replaceAll(/\$\{\w+:\?\}/g, 'filled'),
    ]),
  );

const ours = Object.entries(compose.services).filter(([name]) => PROCESSES.includes(name as ProcessKind));

describe('docker-compose.yml', () => {
  it('runs each of the services, and the migrations', () => {
    expect(ours.map(([name]) => name).sort()).toEqual([
      'command',
      'console',
      'migrate',
      'projector',
      'query',
    ]);
  });

  it.each(ours)(
    'gives %s all the settings that it needs, and none that it does not take',
    (name, service) => {
      const environment = filledIn(service.environment ?? {});
      expect(() => readConfiguration(environment, name as ProcessKind)).not.toThrow();
      for (const variable of Object.keys(environment)) {
        if (variable === 'NODE_EXTRA_CA_CERTS') continue;
        const setting = SETTINGS[variable as keyof typeof SETTINGS] as
          { takenBy: readonly string[] } | undefined;
        expect([variable, setting?.takenBy]).toEqual([variable, expect.arrayContaining([name])]);
      }
    },
  );
});
