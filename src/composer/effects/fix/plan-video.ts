import type { Perform } from '../effect.js';

/** Finds out whether this browser can make a change before anything is offered. */
export const planVideo: Perform<'plan-video'> = async function* ({ run, file, change }, context) {
  const media = await context.loadMedia().catch(() => undefined);
  const plan = await media?.planVideo(file, change, { signal: context.signal });
  if (plan?.ok) yield { type: 'fix-planned', run, encodes: plan.encodes };
  else yield { type: 'fix-refused', run, reason: plan?.reason ?? 'not_loaded' };
};
