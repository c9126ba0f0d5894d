import { randomText } from '../crypto/hash.js';
import { redact } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import type { Storage } from '../storage/storage.js';
import type { Finding } from '../../findings/finding.js';
import { fine, problem } from '../../findings/finding.js';
import { inTime } from './in-time.js';

/** Tries every method with values that go again at once. */
export async function checkStorage(storage: Storage, clock: Clock): Promise<Finding> {
  try {
    return await inTime(clock, () => tryStorage(storage));
  } catch (error) {
    const what = error instanceof Error ? redact(error.message) : 'it failed';
    return problem('storage', `cannot be used: ${what}`, 'Check its address, its rights and its space.');
  }
}

async function tryStorage(storage: Storage): Promise<Finding> {
  const key = `doctor:${randomText(12)}`;
  const expiry = { expiresInMs: 60_000 };
  const tries = Array.from({ length: 10 }, (_, index) => storage.setIfAbsent(key, String(index), expiry));
  const winners = (await Promise.all(tries)).filter(Boolean).length;
  if (winners !== 1) {
    const fix = 'Make it atomic; a post could be made twice otherwise.';
    return problem('storage', `setIfAbsent let ${winners} of 10 callers through`, fix);
  }
  await storage.set(key, 'kept', expiry);
  if ((await storage.get(key)) !== 'kept') {
    return problem('storage', 'get does not return what set stored', 'Use a storage that reads its own writes.');
  }
  const swapped = [await storage.compareAndSet(key, 'other', 'wrong'), await storage.compareAndSet(key, 'kept', 'new')];
  if (swapped.join() !== 'false,true' || (await storage.get(key)) !== 'new') {
    return problem('storage', 'compareAndSet does not compare', 'Let it replace exactly the expected value.');
  }
  await storage.delete(key);
  return (await storage.get(key)) === undefined
    ? fine('storage', 'keeps, forgets, and lets one of many through')
    : problem('storage', 'delete does not delete', 'Repair the storage.');
}
