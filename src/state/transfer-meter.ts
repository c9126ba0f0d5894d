import { raceAbort } from '../adapter/race-abort.js';
import type { ShareError } from '../domain/errors.js';
import type { Clock } from '../adapter/clock.js';
import type { PhotoTransfer, Transfer } from './composer-state.js';

type Flow = Extract<Transfer, { step: 'sending' }>['flow'];

/** How long back the speed looks, in milliseconds: long enough to be calm, short enough to be true. */
const SPEED_WINDOW = 5000;

/** Pause between two reports while bytes only flow, in milliseconds: more often is drawing that the upload pays for. */
const REPORT_PAUSE = 200;

/**
 * Counts the bytes that left and holds the gate that pausing closes. It tells the page of each change, of mere
 * progress now and then, and knows nothing of how the bytes travel.
 */
export class TransferMeter {
  readonly #tell: (transfer: Transfer) => void;
  readonly #clock: Clock;
  #items: PhotoTransfer[] = [];
  #flow: Flow = { kind: 'running' };
  #inDoubt = false;
  #toldAt = Number.NEGATIVE_INFINITY;
  #toldQuarter = 0;
  #samples: { readonly at: number; readonly sent: number }[] = [];
  #openGate: (() => void) | undefined;
  #gate: Promise<void> = Promise.resolve();
  #inFlight = new Set<AbortController>();

  constructor(clock: Clock, tell: (transfer: Transfer) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** The call that makes the post is under way; it cannot be stopped. */
  handOver(): void {
    this.#tell({ step: 'handing-over' });
  }

  /** Starts counting: one size a file. */
  begin(sizes: readonly number[]): void {
    this.#items = sizes.map((total) => ({ sent: 0, total, failed: false }));
    this.#samples = [];
    this.#inDoubt = false;
    this.#setFlow({ kind: 'running' });
  }

  /** So many bytes of one file have left in all. */
  sent(index: number, bytes: number): void {
    const item = this.#change(index, { sent: bytes, failed: false });
    const isDue = this.#clock.now() - this.#toldAt >= REPORT_PAUSE;
    if (isDue || item?.sent === item?.total || this.#quarter !== this.#toldQuarter) this.#report();
  }

  failed(index: number): void {
    this.#change(index, { failed: true });
    this.#report();
  }

  /** The last bytes have left, and nobody knows whether they arrived. */
  doubt(): void {
    this.#inDoubt = true;
    this.#report();
  }

  /** With every byte gone there is nothing left to hold back, unless they are about to be sent again. */
  pause(): void {
    const { kind } = this.#flow;
    if (kind === 'paused' || (kind === 'running' && this.#sum('sent') >= this.#sum('total'))) return;
    this.#close({ kind: 'paused' });
    for (const controller of this.#inFlight) controller.abort();
  }

  resume(): void {
    this.#openGate?.();
    this.#openGate = undefined;
    this.#samples = [];
    this.#setFlow({ kind: 'running' });
  }

  retrying(): void {
    if (this.#flow.kind !== 'paused') this.#setFlow({ kind: 'retrying' });
  }

  running(): void {
    if (this.#flow.kind === 'retrying') this.#setFlow({ kind: 'running' });
  }

  /** Waits for the user after too many failures. */
  trouble(error: ShareError): void {
    if (this.#flow.kind !== 'paused') this.#close({ kind: 'troubled', error });
  }

  async whenRunning(signal: AbortSignal): Promise<void> {
    await raceAbort(this.#gate, signal);
  }

  /** A signal that also aborts when the user pauses; call `end` when the request is over. */
  untilPaused(signal: AbortSignal): { readonly signal: AbortSignal; readonly end: () => void } {
    const controller = new AbortController();
    const stop = () => controller.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    this.#inFlight.add(controller);
    return {
      signal: controller.signal,
      end: () => {
        signal.removeEventListener('abort', stop);
        this.#inFlight.delete(controller);
      },
    };
  }

  #change(index: number, change: Partial<PhotoTransfer>): PhotoTransfer | undefined {
    const item = this.#items[index];
    if (!item) return undefined;
    const changed = { ...item, ...change };
    this.#items = this.#items.with(index, changed);
    this.#sample();
    return changed;
  }

  #close(flow: Flow): void {
    this.#openGate ??= this.#newGate();
    this.#setFlow(flow);
  }

  #newGate(): () => void {
    let open = (): void => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  #setFlow(flow: Flow): void {
    this.#flow = flow;
    this.#report();
  }

  /** Each quarter of the way is announced, however fast the bytes are. */
  get #quarter(): number {
    return Math.floor((this.#sum('sent') / this.#sum('total')) * 4);
  }

  #sum(field: 'sent' | 'total'): number {
    return this.#items.reduce((sum, item) => sum + item[field], 0);
  }

  #sample(): void {
    const at = this.#clock.now();
    this.#samples.push({ at, sent: this.#sum('sent') });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > SPEED_WINDOW) this.#samples.shift();
  }

  get #speed(): number | undefined {
    const [oldest, newest] = [this.#samples[0], this.#samples.at(-1)];
    if (!oldest || !newest || newest.at - oldest.at < 1000) return undefined;
    return Math.max(0, ((newest.sent - oldest.sent) / (newest.at - oldest.at)) * 1000);
  }

  #report(): void {
    this.#toldAt = this.#clock.now();
    this.#toldQuarter = this.#quarter;
    this.#tell({
      step: 'sending',
      sent: this.#sum('sent'),
      total: this.#sum('total'),
      speed: this.#speed,
      flow: this.#flow,
      photos: this.#items.length > 1 ? this.#items : [],
      ...(this.#inDoubt ? { inDoubt: true } : {}),
    });
  }
}
