import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FileBytes } from '../../../src/media/file-bytes.js';
import { counted } from '../../fixtures/media/counted.js';

const KB = 1024;
/** Sixteen blocks, each full of its number. */
const blob = new Blob(Array.from({ length: 16 }, (_, index) => new Uint8Array(KB).fill(index)));

describe('FileBytes', () => {
  it('reads no byte twice, not even for two readers at once', async () => {
    const { file, bytesRead } = counted(blob);
    const bytes = new FileBytes(file);
    await bytes.read(5 * KB, 1);
    const [early, late] = await Promise.all([bytes.read(0, 10 * KB), bytes.read(8 * KB, 8 * KB)]);
    assert.equal(bytesRead(), 16 * KB);
    assert.deepEqual(
      [early, late].map((part) => part.filter((_, index) => index % KB === 0)),
      [Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), Uint8Array.from([8, 9, 10, 11, 12, 13, 14, 15])],
    );
  });

  it('refuses for both readers what cannot be read', async () => {
    const broken = { size: 4 * KB, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) };
    const bytes = new FileBytes(broken);
    const reads = await Promise.allSettled([bytes.read(0, KB), bytes.read(0, 2 * KB)]);
    assert.deepEqual(
      reads.map((read) => read.status === 'rejected' && (read.reason as { reason?: unknown }).reason),
      ['unreadable', 'unreadable'],
    );
  });
});
