import { expect } from '@open-wc/testing';
import { createHttpAdapter } from '../../../src/adapter/http-adapter.js';
import { toShareError } from '../../../src/wire/error.js';
import { needs } from '../needs.js';

const BYTES = 1_000_000;

/** Begins to send a chunk to a page that does not exist. */
function begin() {
  const reported: number[] = [];
  const chunk = { publishId: 'p1', body: new Blob([new Uint8Array(BYTES)]), first: 0, last: BYTES - 1, total: BYTES };
  const sending = createHttpAdapter('/nowhere').uploadChunk(
    { ...chunk, contentType: 'video/mp4' },
    { signal: new AbortController().signal, onProgress: (bytes) => reported.push(bytes) },
  );
  return { reported, code: sending.then(String, (thrown: unknown) => toShareError(thrown).code) };
}

describe('a chunk that the HTTP adapter sends', () => {
  it('is a lost connection when the browser stops it, as its Stop button does', async () => {
    // Firefox closes the connection of the test runner with it.
    needs(!('mozInnerScreenX' in window), 'a page that is stopped and stays connected');
    const { code } = begin();
    window.stop();
    expect(await code).to.equal('network');
  });

  it('says at once that its bytes will be reported, so that it is given up soon where they stand still', async () => {
    const { reported, code } = begin();
    expect(reported).to.deep.equal([0]);
    expect(await code).to.equal('adapter');
  });
});
