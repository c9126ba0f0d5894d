import type { ShareError } from '../../../domain/errors.js';
import { toShareError } from '../../../wire/error.js';
import type { ComposerEvent } from '../../events.js';
import type { EffectContext, EffectOf, Perform } from '../effect.js';
import { notSent, unlessUnreadable } from './failure.js';
import { merged } from './merged.js';
import { measure, NEW_METER, withProgress } from './progress.js';
import type { Measure } from './progress.js';
import { beforeRetry, whileOnline } from './retry.js';

/** Photos that travel at once: enough to fill a line, few enough to stay small in memory. */
const AT_ONCE = 3;

/** Pauses between tries of one photo, in milliseconds. */
const RETRY_PAUSES = [1000, 3000, 9000] as const;

type Staging = EffectOf<'stage-photos'>;

/** Stores the photos where TikTok can fetch them, several at a time. */
export const stagePhotos: Perform<'stage-photos'> = async function* (effect, context) {
  const { run, photos } = effect;
  const queue = [...photos];
  const totalBytes = photos.reduce((sum, { file }) => sum + file.size, 0);
  const sent = new Map<number, number>();
  let meter = NEW_METER;
  const measured = (index: number, bytes: number): ReturnType<Measure> => {
    sent.set(index, bytes);
    const sentBytes = [...sent.values()].reduce((sum, each) => sum + each, 0);
    const next = measure(meter, { at: context.clock.elapsed(), sentBytes, totalBytes });
    meter = next.meter;
    return next.report;
  };
  async function* worker(): AsyncGenerator<ComposerEvent, void, undefined> {
    for (let next = queue.shift(); next; next = queue.shift()) yield* stageOne(effect, next, measured, context);
  }
  try {
    yield* merged(Array.from({ length: Math.min(AT_ONCE, photos.length) }, worker));
    yield { type: 'photos-staged', run };
  } catch (thrown) {
    yield { type: 'post-failed', run, failure: notSent(toShareError(thrown)) };
  }
};

async function* stageOne(
  { run, adapter }: Staging,
  { index, file }: Staging['photos'][number],
  measured: (index: number, bytes: number) => ReturnType<Measure>,
  context: EffectContext,
): AsyncGenerator<ComposerEvent, void, undefined> {
  const { signal } = context;
  for (let failures = 0; ;) {
    yield* whileOnline(run, context);
    const call = withProgress((onProgress) => adapter.stagePhoto(file, { signal, onProgress }));
    let error: ShareError;
    try {
      let step = await call.next();
      for (; !step.done; step = await call.next()) {
        const sentBytes = Math.min(step.value, file.size);
        const report = measured(index, sentBytes);
        if (report) yield { type: 'photo-progressed', run, index, sentBytes, speed: report.speed };
      }
      measured(index, file.size);
      yield { type: 'photo-staged', run, index, url: step.value };
      return;
    } catch (thrown) {
      signal.throwIfAborted();
      error = await unlessUnreadable(toShareError(thrown), file);
    }
    yield { type: 'photo-failed', run, index };
    if (!error.retryable) throw error;
    failures = yield* beforeRetry(run, { error, failures, pauses: RETRY_PAUSES }, context);
  }
}
