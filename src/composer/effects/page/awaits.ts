import type { Perform } from '../effect.js';

/** How long an element may be out of the document before it counts as gone, in milliseconds: a framework's change of route. */
const ABSENCE = 30_000;

export const awaitAbsence: Perform<'await-absence'> = async function* ({ run }, { clock, signal }) {
  await clock.sleep(ABSENCE, signal);
  yield { type: 'absence-noticed', run };
};

export const awaitOnline: Perform<'await-online'> = async function* ({ run }, { network, signal }) {
  await network.whenOnline(signal);
  yield { type: 'back-online', run };
};

export const awaitDeadline: Perform<'await-deadline'> = async function* ({ run, expiresAt }, { clock, signal }) {
  await clock.sleep(Math.max(0, expiresAt - clock.now()), signal);
  yield { type: 'upload-expired', run };
};
