import { randomUUID } from 'node:crypto';
import { type TestPerson } from '#platform/testing';
import { type Answer, type RunningLedger } from './running-ledger.js';

interface Asked {
  readonly as?: TestPerson | null;
  readonly key?: string;
  /** By default the revision last answered for what is written to; null: that there must be none. */
  readonly ifMatch?: string | null;
}

/** A partnership of three that is evaluated, over HTTP: its parties, somebody for each, and an evaluator. */
export class EvaluatedPartnership {
  readonly #revisions = new Map<string, string>();

  private constructor(
    readonly ledger: RunningLedger,
    readonly partnershipId: string,
    readonly carrier: string,
    readonly partner: string,
    readonly evaluator: string,
    private readonly newKey: () => string,
  ) {}

  /** @param newKey keys of commands, for a run that is to be told again */
  static async in(ledger: RunningLedger, newKey: () => string = randomUUID): Promise<EvaluatedPartnership> {
    const organisation = (name: string, sphere: string) =>
      ledger.create('organisations', { name, sphere, fictional: true, occurredOn: '2010-01-01' }, newKey());
    const carrier = await organisation('Jardins (fictif)', 'association');
    const partner = await organisation('Semences (fictif)', 'company');
    const evaluator = await organisation('Institut (fictif)', 'academic');
    const partnershipId = await ledger.create(
      'partnerships',
      {
        ...{ title: 'Potagers (fictif)', category: 'patronage', fictional: true, occurredOn: '2015-01-10' },
        parties: [
          { organisationId: carrier, roles: ['carrier'] },
          { organisationId: partner, roles: ['partner'] },
          { organisationId: evaluator, roles: ['evaluator'] },
        ],
      },
      newKey(),
    );
    return new EvaluatedPartnership(ledger, partnershipId, carrier, partner, evaluator, newKey);
  }

  person(organisation: 'carrier' | 'partner' | 'evaluator', name: string = organisation): TestPerson {
    const role = organisation === 'evaluator' ? 'evaluator' : 'partner';
    return { id: `round-${name}`, roles: [role], onBehalfOf: this[organisation] };
  }

  /** Opens a round on the three impacts, of the carrier, the partner and the beneficiaries. */
  async open(body: object = {}): Promise<string> {
    const { body: answer } = await this.send(
      'POST',
      `partnerships/${this.partnershipId}/rounds`,
      {
        ...{ title: 'Regards croisés', questionnaire: { code: 'three-impacts', version: 1 } },
        ...{ panels: [{ panel: 'beneficiaries', threshold: 3 }], closesOn: this.inAMonth(), ...body },
      },
      { as: this.person('evaluator'), ifMatch: null },
    );
    this.#revisions.set(`rounds/${answer.id}`, answer.revision as string);
    return answer.id as string;
  }

  /** A command to a round, by its evaluator unless told otherwise. */
  to(roundId: string, act: string, body: object = {}, asked: Asked = {}): Promise<Answer> {
    return this.send('POST', `rounds/${roundId}/${act}`, body, { as: this.person('evaluator'), ...asked });
  }

  /** A sheet given, or revised if it was given before. */
  give(path: string, body: object, asked: Asked = {}): Promise<Answer> {
    return this.send('PUT', path, body, asked);
  }

  own(roundId: string, who: 'carrier' | 'partner', answers: object, name: string = who): Promise<Answer> {
    const as = this.person(who, name);
    return this.give(
      `rounds/${roundId}/sheet`,
      { organisationId: this[who], ...answers },
      { as, ifMatch: this.#revisions.get(`rounds/${roundId}/sheet ${as.id}`) ?? null },
    );
  }

  /** Invitations, each with the secret of whoever answers by it. */
  async invite(roundId: string, invitations: number): Promise<string[]> {
    const { body } = await this.to(roundId, 'invitations', { panel: 'beneficiaries', invitations });
    return (body.tokens as string[]).map((token, index) => `${token}.${'s'.repeat(22)}${index}`);
  }

  async send(method: string, path: string, body: object, { as, key, ifMatch }: Asked): Promise<Answer> {
    const [stream = ''] = /^rounds\/[^/]+(\/sheet)?/.exec(path) ?? [path];
    const place = stream.endsWith('/sheet') ? `${stream} ${as?.id}` : stream;
    const known = ifMatch === undefined ? this.#revisions.get(place) : ifMatch;
    const answer = await this.ledger.request(method, `/v1/${path}`, {
      ...(as === undefined ? {} : { as }),
      body: JSON.stringify(body),
      headers: {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': key ?? this.newKey() },
        ...(known ? { 'If-Match': `"${known}"` } : { 'If-None-Match': '*' }),
      },
    });
    if (answer.status < 300 && answer.body.revision)
      this.#revisions.set(place, answer.body.revision as string);
    return answer;
  }

  private inAMonth(): string {
    return new Date(this.ledger.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  }
}
