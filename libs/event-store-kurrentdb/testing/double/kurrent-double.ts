import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import * as gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import * as features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  Server,
  ServerCredentials,
  status as Code,
  type Metadata,
  type ServerUnaryCall,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { answerAppends, type AppendCall, type AppendFault } from './appending.js';
import { DoubleLog } from './double-log.js';
import { callError, caughtUpMessage, confirmationMessage, uuid } from './messages.js';
import { answerReading, fail, type ReadCall } from './reading.js';
import { answerSubscription } from './subscribing.js';

/** What may become of a reading beside being answered: silence, or the call cut in its middle. */
export type ReadFault = 'hang' | 'cut';

/**
 * A KurrentDB in this process, for the client alone: its appends, readings, subscriptions and gossip, served from the
 * service definitions that the client ships, with the faults that a real server shows rarely. What it does was observed
 * on EventStoreDB 24.6, and is said where it is done. Never to be benchmarked.
 */
export class KurrentDouble {
  /** What becomes of the next appends, in order; answered as they should once there are no more. */
  readonly appendFaults: AppendFault[] = [];
  readonly readFaults: ReadFault[] = [];
  /** The next so many subscriptions are cut as soon as they have been confirmed. */
  refusedSubscriptions = 0;
  /** The next so many subscriptions are confirmed, caught up, and then silent for ever. */
  silentSubscriptions = 0;
  /** Subscriptions give each event twice. */
  deliversTwice = false;
  /** Calls since the start, by kind. */
  readonly calls = { appends: 0, reads: 0, subscriptions: 0 };
  private readonly subscriptions = new Set<ReadCall>();
  private readonly open = new Set<AppendCall | ReadCall>();
  private server: Server | null = null;
  private port = 0;

  private constructor(
    readonly log: DoubleLog,
    /** The node that leads, when it is not this one. */
    private readonly leader: KurrentDouble | null,
  ) {}

  static async start(clock?: () => number): Promise<KurrentDouble> {
    const double = new KurrentDouble(new DoubleLog(clock), null);
    await double.restore();
    return double;
  }

  /** Another node with the same log, which sends to its leader whoever requires one. */
  static async followerOf(leader: KurrentDouble): Promise<KurrentDouble> {
    const double = new KurrentDouble(leader.log, leader);
    await double.restore();
    return double;
  }

  /** Connection string. */
  get address(): string {
    return `esdb://${this.host}?tls=false`;
  }

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Subscriptions and calls for appends that are open now. */
  get openCalls(): number {
    return this.open.size;
  }

  /** Cuts all subscriptions, as a server that is killed: code 14; or as one that is stopped: code 13. */
  dropSubscriptions(code: Code.UNAVAILABLE | Code.INTERNAL = Code.UNAVAILABLE): void {
    for (const call of this.subscriptions) fail(call, callError(code, 'Connection dropped'));
  }

  /** As a server that is killed: every call is cut, and nobody listens. */
  goDown(): void {
    this.server?.forceShutdown();
    this.server = null;
  }

  /** Listens again, at the same address. */
  async restore(): Promise<void> {
    // Observed: a connection takes a hundred calls; the next waits, and nothing is said.
    const server = new Server({
      'grpc.max_concurrent_streams': 100,
      'grpc.max_receive_message_length': 17 * 1024 * 1024,
    });
    server.addService(StreamsService, {
      read: (call: ReadCall) => this.onRead(call),
      batchAppend: (call: AppendCall) => this.onAppends(call),
    } as never);
    server.addService(ServerFeaturesService, { getSupportedMethods: answerFeatures } as never);
    server.addService(GossipService, {
      read: (_: unknown, answer: sendUnaryData<gossip.ClusterInfo>) => answer(null, this.members()),
    } as never);
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    this.server = server;
  }

  async close(): Promise<void> {
    this.goDown();
  }

  private onAppends(call: AppendCall): void {
    this.calls.appends++;
    this.note(call);
    if (this.sendsToLeader(call)) return;
    answerAppends(call, this.log, () => this.appendFaults.shift());
  }

  private onRead(call: ReadCall): void {
    this.note(call);
    if (this.sendsToLeader(call)) return;
    const isSubscription = call.request.getOptions()!.hasSubscription();
    if (isSubscription) {
      this.calls.subscriptions++;
      this.subscriptions.add(call);
      call.once('close', () => this.subscriptions.delete(call));
      call.once('cancelled', () => this.subscriptions.delete(call));
      if (this.refusedSubscriptions > 0) {
        this.refusedSubscriptions--;
        return fail(call, callError(Code.UNAVAILABLE, 'Connection dropped'));
      }
      if (this.silentSubscriptions > 0) {
        this.silentSubscriptions--;
        for (const message of [confirmationMessage(), caughtUpMessage()]) call.write(message);
        return;
      }
      void answerSubscription(call, this.log, () => this.deliversTwice);
      return;
    }
    this.calls.reads++;
    const fault = this.readFaults.shift();
    if (fault === 'cut') return fail(call, callError(Code.UNAVAILABLE, 'Connection dropped'));
    if (fault === 'hang') return;
    void answerReading(call, this.log);
  }

  /** Observed: what requires a leader is refused by a follower, which says where the leader is. */
  private sendsToLeader(call: AppendCall | ReadCall): boolean {
    if (!this.leader || requirement(call.metadata) !== 'true') return false;
    const [host, port] = this.leader.host.split(':') as [string, string];
    const named = { exception: 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': port };
    call.emit('error', callError(Code.NOT_FOUND, 'Leader info available', named));
    return true;
  }

  private note(call: AppendCall | ReadCall): void {
    this.open.add(call);
    for (const end of ['close', 'cancelled', 'finish', 'error']) call.once(end, () => this.open.delete(call));
  }

  private members(): gossip.ClusterInfo {
    const cluster = new gossip.ClusterInfo();
    const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
    cluster.addMembers(member(this.host, this.leader ? FOLLOWER : LEADER));
    if (this.leader?.server) cluster.addMembers(member(this.leader.host, LEADER));
    return cluster;
  }
}

const requirement = (metadata: Metadata): unknown => metadata.get('requires-leader')[0];

function member(host: string, state: gossip.MemberInfo.VNodeState): gossip.MemberInfo {
  const [address, port] = host.split(':') as [string, string];
  const endPoint = new gossip.EndPoint();
  endPoint.setAddress(address);
  endPoint.setPort(Number(port));
  const info = new gossip.MemberInfo();
  info.setInstanceId(uuid(crypto.randomUUID()));
  info.setState(state);
  info.setIsAlive(true);
  info.setHttpEndPoint(endPoint);
  return info;
}

/** The client appends in one call, and not one call an append, only where the server says that it can. */
function answerFeatures(
  _: ServerUnaryCall<unknown, unknown>,
  answer: sendUnaryData<features.SupportedMethods>,
): void {
  const method = new features.SupportedMethod();
  method.setServiceName('event_store.client.streams.streams');
  method.setMethodName('batchappend');
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion('24.6.0');
  supported.addMethods(method);
  answer(null, supported);
}
