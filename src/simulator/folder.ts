import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^tiktok-simulator-(\d+)-/;

/** A folder of this simulator's own for uploads. Those of simulators that were killed are removed. */
export async function makeFolder(parent = tmpdir()): Promise<string> {
  for (const name of await readdir(parent)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      // Another user's is another user's to remove.
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
  return mkdtemp(join(parent, `tiktok-simulator-${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One that this process must not signal is running too.
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
}
