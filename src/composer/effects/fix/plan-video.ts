import type { Perform } from '../effect.js';

/** Finds out whether this browser can make a change before anything is offered. */
export const planVideo: Perform<'plan-video'> = async function* ({ run, file, change }, context) {
  const { planVideo } = await context.loadMedia();
  const plan = await planVideo(file, change, { signal: context.signal });
  yield plan.ok
    ? { type: 'fix-planned', run, encodes: plan.encodes }
    : { type: 'fix-refused', run, reason: plan.reason };
};
