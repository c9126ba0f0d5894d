import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Transfer } from '../../../src/state/composer-state.js';
import { TransferMeter } from '../../../src/state/transfer-meter.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';

function meterOf(total: number) {
  const clock = new ManualClock();
  const told: Transfer[] = [];
  const meter = new TransferMeter(clock, (transfer) => told.push(transfer));
  meter.begin([total]);
  told.length = 0;
  const sent = () => told.map((transfer) => ('sent' in transfer ? transfer.sent : undefined));
  return { clock, meter, told, sent };
}

describe('TransferMeter', () => {
  it('tells mere progress at most five times a second, and then the newest', async () => {
    const { clock, meter, sent } = meterOf(1000);
    for (let bytes = 1; bytes <= 100; bytes += 1) {
      meter.sent(0, bytes);
      await clock.advance(10);
    }
    assert.deepEqual(sent(), [21, 41, 61, 81]);
  });

  it('tells each quarter at once, once', () => {
    const { meter, sent } = meterOf(1000);
    for (let bytes = 10; bytes <= 1000; bytes += 10) meter.sent(0, bytes);
    assert.deepEqual(sent(), [250, 500, 750, 1000]);
  });

  it('tells the last byte at once', () => {
    const { meter, sent } = meterOf(1000);
    meter.sent(0, 240);
    meter.sent(0, 1000);
    assert.deepEqual(sent(), [1000]);
  });

  it('tells all that has left when the flow changes', () => {
    const { meter, told } = meterOf(1000);
    meter.sent(0, 240);
    meter.pause();
    assert.deepEqual(
      told.map((transfer) => ('flow' in transfer ? [transfer.sent, transfer.flow.kind] : [])),
      [[240, 'paused']],
    );
  });

  it('tells a failure at once', () => {
    const { meter, told } = meterOf(1000);
    meter.sent(0, 240);
    meter.failed(0);
    assert.equal(told.length, 1);
  });
});
