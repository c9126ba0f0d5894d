import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, runVisits } from './run.js';
import type { Command } from './run.js';
import type { Tab } from './tab.js';

/** The same visits each time; the long tests take others. */
const SEED = 20_261_126;

describe('composer against any order of user, network, clock, tabs, and TikTok', () => {
  it('keeps what it promises in 1,000 visits of up to 60 commands', () => runVisits(1000, SEED));

  it('names seed, commands and events of a visit that fails, and fails the same when the commands are run again', async () => {
    const broken = ({ state }: Tab): void => assert.notEqual(state.phase, 'processing', 'nothing is ever processed');
    const messageOf = (work: Promise<void>): Promise<string> =>
      work.then(
        () => assert.fail('A broken rule was not seen.'),
        (thrown: unknown) => (thrown instanceof Error ? thrown.message : ''),
      );
    const report = await messageOf(runVisits(200, SEED, broken));
    assert.match(report, new RegExp(`seed: ${SEED}, path: "[\\d:]+"`));
    assert.match(report, /nothing is ever processed/);
    const commands = JSON.parse(/^.*Commands: (.*)$/m.exec(report)?.[1] ?? '[]') as readonly Command[];
    const again = await messageOf(run(commands, broken));
    assert.match(again, /publish-confirmed, post-created of run \d+/);
    assert.ok(report.includes(again), `${report}\n\n${again}`);
  });
});
