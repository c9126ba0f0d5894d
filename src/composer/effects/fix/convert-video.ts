import { randomId } from '../../../adapter/random-id.js';
import type { Perform } from '../effect.js';
import { withDigest } from '../../../journal/digest.js';
import { fingerprintOf } from '../../../journal/fingerprint.js';
import { withProgress } from '../publish/progress.js';

/** Progress is reported in steps of a hundredth: more often is drawing that the conversion pays for. */
const STEPS = 100;

/** Changes a video and reports how far it is. The original stays as it is. */
export const convertVideo: Perform<'convert-video'> = async function* ({ run, file, change }, context) {
  const { signal } = context;
  const media = await context.loadMedia();
  const work = withProgress((onProgress) => media.convertVideo(file, change, { signal, onProgress }));
  let reported = 0;
  let step = await work.next();
  for (; !step.done; step = await work.next()) {
    const share = Math.floor(step.value * STEPS) / STEPS;
    if (share > reported) yield { type: 'fix-progressed', run, share };
    reported = Math.max(reported, share);
  }
  const made = step.value;
  if (!made.ok) {
    yield { type: 'fix-refused', run, reason: made.reason };
    return;
  }
  // What is previewed from here on is what must be sent.
  void fingerprintOf(made.file).catch(() => {});
  const facts = await withDigest(made.file, made.facts);
  yield { type: 'fix-made', run, id: `file-${randomId()}`, file: made.file, facts };
};
