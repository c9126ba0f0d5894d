import type { GuardedAdapter } from '../adapter/guard.js';
import { toShareError } from '../wire/error.js';
import type { Clock } from '../adapter/clock.js';
import { unlessUnreadable } from './still-readable.js';
import type { TransferMeter } from './transfer-meter.js';

/** Photos that travel at once: enough to fill a line, few enough to stay small in memory. */
const AT_ONCE = 3;

/** Pauses between tries of one photo, in milliseconds; after the last the upload waits for the user. */
const RETRY_PAUSES = [1000, 3000, 9000] as const;

interface Staging {
  readonly adapter: GuardedAdapter;
  readonly clock: Clock;
  readonly meter: TransferMeter;
  readonly signal: AbortSignal;
}

/** Stores the photos where TikTok can fetch them, several at a time; answers their URLs in the photos' order. */
export async function stagePhotos(files: readonly (File | undefined)[], staging: Staging): Promise<readonly string[]> {
  const local = files.flatMap((file, index) => (file ? [{ file, index }] : []));
  if (local.length === 0) return [];
  staging.meter.begin(local.map(({ file }) => file.size));
  const urls: string[] = [];
  const queue = [...local.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [item, { file, index }] = next;
      urls[index] = await stageOne(file, item, staging);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, local.length) }, worker));
  return urls;
}

async function stageOne(file: File, item: number, { adapter, clock, meter, signal }: Staging): Promise<string> {
  for (let failures = 0; ;) {
    await meter.whenRunning(signal);
    const attempt = meter.untilPaused(signal);
    try {
      const onProgress = (bytes: number): void => {
        if (Number.isFinite(bytes)) meter.sent(item, Math.min(Math.max(bytes, 0), file.size));
      };
      const url = await adapter.stagePhoto(file, { signal: attempt.signal, onProgress });
      meter.sent(item, file.size);
      return url;
    } catch (thrown) {
      signal.throwIfAborted();
      if (attempt.signal.aborted) continue;
      const error = await unlessUnreadable(toShareError(thrown), file);
      meter.failed(item);
      if (!error.retryable) throw error;
      const pause = RETRY_PAUSES[failures];
      failures = pause === undefined ? 0 : failures + 1;
      if (pause === undefined) meter.trouble(error);
      else {
        meter.retrying();
        await clock.sleep(pause, signal);
        meter.running();
      }
    } finally {
      attempt.end();
    }
  }
}
