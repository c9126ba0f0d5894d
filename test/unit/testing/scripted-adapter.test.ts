import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createScriptedAdapter,
  creatorInfoData,
  ManualClock,
  never,
  refuse,
  statusData,
} from '../../../src/testing/index.js';

const { signal } = new AbortController();
const silent = { signal, onProgress: (): void => {} };

function chunk(bytes: number): Parameters<ReturnType<typeof createScriptedAdapter>['uploadChunk']>[0] {
  const body = new Blob([new Uint8Array(bytes)]);
  return { publishId: 'p', body, first: 0, last: bytes - 1, total: bytes, contentType: 'video/mp4' };
}

describe('createScriptedAdapter', () => {
  it('gives its answers in order, and the last one from then on', async () => {
    const [one, two] = [statusData('PROCESSING_UPLOAD'), statusData('PUBLISH_COMPLETE')];
    const adapter = createScriptedAdapter({ status: [one, two] });
    const answers = [1, 2, 3].map(() => adapter.getPostStatus('p', { signal }));
    assert.deepEqual(await Promise.all(answers), [one, two, two]);
  });

  it('rejects with the code and the reference of the script', async () => {
    const adapter = createScriptedAdapter({
      creatorInfo: [refuse('internal_error', { log_id: 'L1' }), creatorInfoData()],
    });
    await assert.rejects(adapter.getCreatorInfo({ signal }), { code: 'internal_error', log_id: 'L1' });
    assert.deepEqual(await adapter.getCreatorInfo({ signal }), creatorInfoData());
  });

  it('leaves a call open until the element no longer listens', async () => {
    const calling = new AbortController();
    const call = createScriptedAdapter({ creatorInfo: [never] }).getCreatorInfo({ signal: calling.signal });
    calling.abort(new Error('gone'));
    await assert.rejects(call, /gone/);
  });

  it('sends at the pace of the script, reporting ten times a second', async () => {
    const clock = new ManualClock();
    const adapter = createScriptedAdapter({ upload: { bytesPerSecond: 1000 }, clock });
    const reports: number[] = [];
    const sending = adapter.uploadChunk(chunk(250), { signal, onProgress: (bytes) => reports.push(bytes) });
    assert.equal(await clock.passNextSleep(), 100);
    assert.equal(await clock.passNextSleep(), 100);
    await sending;
    assert.deepEqual(reports, [100, 200, 250]);
  });

  it('fails so many tries as the script has failures', async () => {
    const adapter = createScriptedAdapter({ upload: { failures: ['network'] } });
    await assert.rejects(adapter.uploadChunk(chunk(1), silent), { code: 'network' });
    await adapter.uploadChunk(chunk(1), silent);
  });

  it('cannot link an account where the script says so', () => {
    assert.equal(createScriptedAdapter({ connect: null }).connect, undefined);
  });
});
