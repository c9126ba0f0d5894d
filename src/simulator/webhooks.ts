import { createHmac } from 'node:crypto';
import type { FaultRegistry } from './fault-registry.js';
import type { StruckFaults } from './faults.js';
import { postJson } from './post-json.js';
import type { SimulatorClock } from './clock.js';
import { openIdOf } from './ids.js';
import type { Client } from './model.js';
import { loopbackFor } from './resolve.js';
import type { WorkTracker } from './work.js';

/** Deliveries are given up after 72 hours ("Webhooks overview"). */
const WEBHOOK_GIVE_UP_MS = 259_200_000;
/** The wait before the first repetition; each further one doubles it. */
const WEBHOOK_FIRST_RETRY_MS = 10_000;

/** The header `TikTok-Signature` for a body ("Webhooks verification"); `seconds` since the epoch. */
export function signatureHeader(secret: string, seconds: number, body: string): string {
  return `t=${seconds},s=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** One event and what became of its delivery. */
export interface WebhookRecord {
  readonly id: number;
  readonly clientKey: string;
  readonly event: string;
  readonly createdAt: number;
  readonly body: string;
  attempts: { readonly at: number; readonly status: number | undefined }[];
  outcome: 'waiting' | 'delivered' | 'given up' | 'dropped' | 'no address';
}

/** What webhooks need of the world. */
export interface WebhookContext {
  readonly clock: SimulatorClock;
  readonly clients: ReadonlyMap<string, Client>;
  readonly faults: FaultRegistry;
  readonly work: WorkTracker;
  readonly settings: { readonly resolve: Readonly<Record<string, string>> };
}

/** Sends events to the clients' webhook addresses: signed, repeated until they answer 200, and as faults will have it. */
export class Webhooks {
  readonly records: WebhookRecord[] = [];
  readonly #context: WebhookContext;
  #nextId = 1;
  #held: (() => void)[] = [];

  constructor(context: WebhookContext) {
    this.#context = context;
  }

  /** Sends one event; `content` becomes the string of serialized JSON that the envelope carries. */
  emit(clientKey: string, event: string, creatorId: string, content: Readonly<Record<string, string | number>>): void {
    const now = this.#context.clock.now();
    const record: WebhookRecord = {
      id: this.#nextId++,
      clientKey,
      event,
      createdAt: now,
      body: JSON.stringify({
        client_key: clientKey,
        event,
        create_time: Math.floor(now / 1000),
        user_openid: openIdOf(clientKey, creatorId),
        content: JSON.stringify(content),
      }),
      attempts: [],
      outcome: 'waiting',
    };
    this.records.push(record);
    if (this.#context.clients.get(clientKey)?.webhookUrl === undefined) {
      record.outcome = 'no address';
      return;
    }
    const faults = this.#context.faults.strike({
      endpoint: 'webhook',
      creator: creatorId,
      publishId: content['publish_id']?.toString(),
    });
    if (faults.get('webhook_dropped') !== undefined) {
      record.outcome = 'dropped';
      return;
    }
    const deliver = (): void => this.#deliver(record, faults);
    if (faults.get('webhook_out_of_order') !== undefined) {
      this.#held.push(deliver);
      return;
    }
    deliver();
    void this.#context.work.track(this.#releaseAfterDelivery());
  }

  /** Sends one event again, as TikTok may at any time. */
  repeat(id: number): boolean {
    const record = this.records.find((candidate) => candidate.id === id);
    if (record === undefined) return false;
    void this.#context.work.track(this.#attempt(record, undefined, undefined, this.#context.clock.now()));
    return true;
  }

  clear(): void {
    this.records.length = 0;
    this.#held = [];
  }

  async #releaseAfterDelivery(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    if (held.length === 0) return;
    await this.#lastDelivery;
    for (const deliver of held) deliver();
  }

  #lastDelivery: Promise<void> = Promise.resolve();

  #deliver(record: WebhookRecord, faults: StruckFaults): void {
    const storm = faults.get('webhook_storm');
    const now = this.#context.clock.now();
    const copies = storm !== undefined ? (storm.count ?? 50) : faults.get('webhook_duplicate') !== undefined ? 2 : 1;
    this.#lastDelivery = this.#context.work.track(this.#attempt(record, faults, 0, now));
    for (let copy = 1; copy < copies; copy += 1)
      void this.#context.work.track(this.#attempt(record, faults, undefined, now));
  }

  /** Delivers once. `repetition` counts those before, and is undefined for a copy that nobody repeats. */
  async #attempt(
    record: WebhookRecord,
    faults: StruckFaults | undefined,
    repetition: number | undefined,
    at: number,
  ): Promise<void> {
    const { clients, settings } = this.#context;
    const client = clients.get(record.clientKey);
    const url = loopbackFor(settings.resolve, client?.webhookUrl ?? '');
    let status: number | undefined;
    if (client !== undefined && url !== undefined) {
      const stale = faults?.get('webhook_stale');
      // Receivers refuse a signature of another time than their own.
      const signedAt = this.#context.clock.machineTime?.() ?? at;
      const seconds = Math.floor((signedAt - (stale === undefined ? 0 : (stale.ms ?? 600_000))) / 1000);
      const secret = faults?.get('webhook_bad_signature') === undefined ? client.secret : `not ${client.secret}`;
      status = await postJson(url, record.body, { 'TikTok-Signature': signatureHeader(secret, seconds, record.body) });
    }
    record.attempts.push({ at, status });
    if (status === 200) record.outcome = 'delivered';
    else if (repetition !== undefined) this.#retryLater(record, repetition, at);
  }

  #retryLater(record: WebhookRecord, repetition: number, at: number): void {
    // A delivery that was under way at a reset has nothing to repeat.
    if (!this.records.includes(record)) return;
    const next = at + WEBHOOK_FIRST_RETRY_MS * 2 ** repetition;
    if (next > record.createdAt + WEBHOOK_GIVE_UP_MS) {
      record.outcome = 'given up';
      return;
    }
    // Faults strike an event once; its repetitions are in order.
    this.#context.clock.at(
      next,
      (time) => void this.#context.work.track(this.#attempt(record, undefined, repetition + 1, time)),
    );
  }
}
