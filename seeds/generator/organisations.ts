import { derivedId, ORGANISATION, organisation, type Sphere } from '#domain';
import { seedCommandId, type SeedCommand } from '../seed-command.js';
import { Chance, type Weighted } from './chance.js';
import { dayAt } from './days.js';
import { type History } from './history.js';
import { TOWNS } from './places.js';
import { COMPANY_SIZE } from './published-shares.js';
import { personOf } from './person.js';
import { ToldStream } from './told-stream.js';

/** Spheres of the generated organisations: a guess, since only associations and companies are counted anywhere. */
const SPHERE: Weighted<Sphere> = [
  ['association', 50],
  ['company', 34],
  ['public-body', 6],
  ['foundation', 4],
  ['academic', 2],
  ['trade-union', 1],
  ['citizen-group', 1],
  ['intermediary', 2],
];
const SPHERE_WORDS: Readonly<Record<Sphere, string>> = {
  association: 'Association fictive',
  company: 'Entreprise fictive',
  'public-body': 'Collectivité fictive',
  foundation: 'Fondation fictive',
  academic: 'Université fictive',
  'trade-union': 'Syndicat fictif',
  'citizen-group': 'Collectif fictif',
  intermediary: 'Réseau fictif',
};
const NAMES = [
  'Horizon',
  'Passerelle',
  'Rivage',
  'Boussole',
  'Trame',
  'Clairière',
  'Élan',
  'Sillage',
  'Racines',
  'Ancrage',
];
/** Of a hundred organisations, so many change their name one day. */
const RENAMED = 0.03;

/** The generated organisations: any of them is known by its number alone, so that nothing of them but ids and spheres is kept. */
export class GeneratedOrganisations {
  /** Place of each one's sphere in `SPHERE`, from 1; 0 while nobody asked. */
  private readonly spheres: Uint8Array;
  private readonly ids: string[] = [];

  constructor(
    private readonly seed: number,
    readonly count: number,
    /** Number of the last day on which anything happens. */
    private readonly lastDay: number,
  ) {
    this.spheres = new Uint8Array(count);
  }

  id(number: number): string {
    return (this.ids[number] ??= derivedId(seedCommandId(this.key(number)), ORGANISATION));
  }

  /** Drawn first of all in an organisation's history, and remembered: each is asked for many times. */
  sphere(number: number): Sphere {
    const known = this.spheres[number]!;
    if (known > 0) return SPHERE[known - 1]![0];
    const sphere = new Chance(ORGANISATION, this.seed, number).weighted(SPHERE);
    this.spheres[number] = SPHERE.findIndex(([one]) => one === sphere) + 1;
    return sphere;
  }

  /** One drawn at random in a sphere; a few tries, then whatever was drawn last. */
  drawn(chance: Chance, spheres: readonly Sphere[], except: ReadonlySet<number>): number {
    let number = chance.between(0, this.count - 1);
    for (let tries = 0; tries < 40; tries++) {
      if (!except.has(number) && spheres.includes(this.sphere(number))) break;
      number = (number + 1) % this.count;
    }
    while (except.has(number)) number = (number + 1) % this.count;
    return number;
  }

  history(number: number): History {
    const chance = new Chance(ORGANISATION, this.seed, number);
    const sphere = chance.weighted(SPHERE);
    const streamId = this.id(number);
    const told = new ToldStream(organisation, `${ORGANISATION}-${streamId}`);
    const name = `${SPHERE_WORDS[sphere]} ${chance.oneOf(NAMES)} ${number + 1}`;
    const commands: SeedCommand[] = [
      {
        ...this.envelope(number, this.key(number), 0),
        type: 'register-organisation',
        data: {
          name,
          sphere,
          size: sphere === 'company' ? chance.weighted(COMPANY_SIZE) : null,
          identifiers: [],
          homeTerritory: chance.oneOf(TOWNS).commune,
          fictional: true,
        },
      },
    ];
    if (chance.happens(RENAMED)) {
      commands.push({
        ...this.envelope(number, `${this.key(number)}/renamed`, chance.between(1, this.lastDay)),
        type: 'rename-organisation',
        data: { name: `${name} et Compagnie` },
      });
    }
    const steps = commands.map((command) => {
      const commandId = seedCommandId(command.key);
      const events = told.tell({
        ...command,
        id: commandId,
        today: dayAt(this.lastDay),
        actor: personOf(command.actor),
      });
      return { command, commandId, events };
    });
    return { stream: `${ORGANISATION}-${streamId}`, steps };
  }

  private key(number: number): string {
    return `generated/${this.seed}/${ORGANISATION}/${number}`;
  }

  private envelope(number: number, key: string, day: number) {
    return {
      key,
      aggregate: ORGANISATION,
      streamId: this.id(number),
      occurredOn: dayAt(day),
      datePrecision: 'day',
      actor: { role: 'data-steward', onBehalfOf: null },
    } as const;
  }
}
