import { type TestPerson } from '#platform/testing';
import { RunningLedger } from '../running-ledger.js';

export type Party = 'A' | 'E' | 'C';
/** Who answers for a party: of the company, two people. */
export type Who = 'A' | 'E1' | 'E2' | 'C';
/** As the worked sheet names them. */
export type Viewpoint = Party | 'panel';

const PEOPLE = {
  A: ['association', 'A', 'partner'],
  E1: ['company-first', 'E', 'partner'],
  E2: ['company-second', 'E', 'partner'],
  C: ['commune', 'C', 'partner'],
  V: ['evaluator', 'V', 'evaluator'],
} as const;

const ORGANISATIONS = {
  A: ['Association fictive de l’Estuaire', 'association', 'carrier'],
  E: ['Entreprise fictive des Quais', 'company', 'partner'],
  C: ['Communauté fictive du Delta', 'public-body', 'partner'],
  V: ['Cabinet fictif de la Longue-Vue', 'intermediary', 'evaluator'],
} as const;

/** A ledger that lives on the day that a test says, and in it a partnership of three, with who evaluates it. */
export class Scene {
  today = '2025-01-06';
  ledger!: RunningLedger;
  partnership!: string;
  readonly organisations: Record<Party | 'V', string> = { A: '', E: '', C: '', V: '' };

  private constructor() {}

  /** @param port where the ledger’s own address matters: to sign in on its pages */
  static async set(port = 0): Promise<Scene> {
    const scene = new Scene();
    scene.ledger = await RunningLedger.start(() => new Date(`${scene.today}T12:00:00Z`), { port });
    for (const party of ['A', 'E', 'C', 'V'] as const) {
      const [name, sphere] = ORGANISATIONS[party];
      scene.organisations[party] = await scene.ledger.create('organisations', {
        ...{ name, sphere, fictional: true, occurredOn: '2020-01-01' },
      });
    }
    scene.partnership = await scene.ledger.create('partnerships', {
      occurredOn: '2025-01-06',
      title: 'Ateliers de l’Estuaire (partenariat fictif)',
      need: 'Des personnes éloignées de l’emploi vivent près de chantiers qui recrutent.',
      purpose: 'Ouvrir des ateliers où se rencontrent les uns et les autres.',
      populations: ['Personnes éloignées de l’emploi'],
      territories: [{ level: 'local', code: '44184', vintage: 2024, name: 'Saint-Nazaire', kind: 'born' }],
      domains: ['employment'],
      odd: { main: '8', others: [] },
      category: 'societal-innovation',
      standing: 'experimentation',
      fictional: true,
      parties: (['A', 'E', 'C', 'V'] as const).map((party) => ({
        organisationId: scene.organisations[party],
        roles: [ORGANISATIONS[party][2]],
      })),
    });
    return scene;
  }

  /** Somebody, under a mandate of the year: each lasts one. */
  person(who: Who | 'V'): TestPerson {
    const [name, organisation, role] = PEOPLE[who];
    return {
      id: `person-${name}-${this.today.slice(0, 4)}`,
      roles: [role],
      onBehalfOf: this.organisations[organisation],
    };
  }

  organisationOf(who: Who): string {
    return this.organisations[who[0] as Party];
  }

  /** The party of that id or of that name; the panel, of any other. */
  viewpointOf(named: string): Viewpoint {
    const found = (['A', 'E', 'C'] as const).find(
      (party) => named.includes(this.organisations[party]) || named.includes(ORGANISATIONS[party][0]),
    );
    if (found) return found;
    if (['panel/beneficiaries', 'Bénéficiaires'].includes(named)) return 'panel';
    throw new Error(`"${named}" is nobody’s viewpoint`);
  }
}
