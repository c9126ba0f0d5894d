import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createManualClock, createRealClock } from '../../../src/simulator/index.js';
import { logId, openIdOf, snowflake } from '../../../src/simulator/ids.js';
import { toJson } from '../../../src/simulator/json.js';
import { SlidingWindow } from '../../../src/simulator/sliding-window.js';

describe('createManualClock', () => {
  it('moves only when told, and runs timers in order of their times', () => {
    const clock = createManualClock(1000);
    const ran: [string, number][] = [];
    clock.at(1300, (time) => ran.push(['third', time]));
    clock.at(1100, (time) => ran.push(['first', time]));
    clock.at(1100, (time) => ran.push(['second', time]));
    const cancel = clock.at(1200, () => ran.push(['cancelled', 0]));
    cancel();
    clock.advance(99);
    assert.deepEqual(ran, []);
    clock.advance(1);
    assert.deepEqual(ran, [
      ['first', 1100],
      ['second', 1100],
    ]);
    clock.advance(5000);
    assert.deepEqual(ran.at(-1), ['third', 1300]);
    assert.equal(clock.now(), 6100);
  });

  it('runs a timer that a timer adds, when it is due as well', () => {
    const clock = createManualClock(0);
    const ran: number[] = [];
    clock.at(10, (time) => clock.at(time + 10, (later) => ran.push(later)));
    clock.advance(30);
    assert.deepEqual(ran, [20]);
  });

  it('runs a timer for the past at the next turn', async () => {
    const clock = createManualClock(100);
    const time = await new Promise((resolve) => clock.at(50, resolve));
    assert.equal(time, 50);
  });

  it('forgets its timers when cleared', () => {
    const clock = createManualClock(0);
    let ran = false;
    clock.at(10, () => (ran = true));
    clock.clear();
    clock.advance(100);
    assert.equal(ran, false);
  });
});

describe('createRealClock', () => {
  it('runs with the machine and can be moved ahead of it', async () => {
    const clock = createRealClock();
    const begin = clock.now();
    const ran = new Promise((resolve) => clock.at(begin + 3_600_000, resolve));
    clock.advance(3_600_000);
    assert.equal(await ran, begin + 3_600_000);
    assert.ok(clock.now() >= begin + 3_600_000);
    await new Promise((resolve) => {
      // The clock's own timers keep no process alive.
      const alive = setInterval(() => undefined, 1000);
      clock.at(clock.now() + 5, (time) => resolve((clearInterval(alive), time)));
    });
    clock.clear();
  });
});

describe('ids', () => {
  const noon = Date.UTC(2026, 9, 1, 12, 34, 56);

  it('have the shapes of real ones', () => {
    assert.match(logId(noon), /^20261001123456[0-9A-F]{20}$/);
    assert.match(openIdOf('client', 'ada'), /^-000[\w-]{32}$/);
    assert.equal(openIdOf('client', 'ada'), openIdOf('client', 'ada'));
    assert.notEqual(openIdOf('client', 'ada'), openIdOf('other', 'ada'));
  });

  it('are 19 digits, never twice the same, and never a safe JavaScript number', () => {
    const ids = new Set<bigint>();
    for (let index = 0; index < 10_000; index += 1) {
      const id = snowflake(noon);
      assert.equal(id.toString().length, 19);
      assert.notEqual(BigInt(Number(id)), id);
      ids.add(id);
    }
    assert.equal(ids.size, 10_000);
  });
});

describe('toJson', () => {
  it('writes big integers raw and everything else as JSON.stringify does', () => {
    assert.equal(toJson({ ids: [7663542984343883021n], none: undefined }), '{"ids":[7663542984343883021]}');
    const value = { text: 'a"b\u2028\n', list: [1, null, true, { deep: [] }], empty: {}, number: 1.5 };
    assert.equal(toJson(value), JSON.stringify(value));
  });
});

describe('SlidingWindow', () => {
  it('counts what lies within the window, not within a calendar minute', () => {
    const window = new SlidingWindow(60_000);
    assert.ok(window.tryCount('a', 2, 59_000));
    assert.ok(window.tryCount('a', 2, 61_000));
    assert.equal(window.tryCount('a', 2, 62_000), false);
    assert.ok(window.tryCount('b', 2, 62_000));
    assert.equal(window.tryCount('a', 2, 118_999), false);
    assert.ok(window.tryCount('a', 2, 119_000));
    assert.equal(window.count('a', 121_000), 1);
  });
});
