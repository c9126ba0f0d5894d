import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importChosen } from '../../../src/composer/effects/import/read-media.js';
import * as media from '../../../src/media/index.js';
import { jpeg } from '../../fixtures/media/photos.js';

const never = (): never => assert.fail('No file is kept.');
const tools = { media, keep: never, signal: new AbortController().signal };

/** A file that was moved on the disk after it was chosen. */
class MovedFile extends File {
  override slice(): Blob {
    return Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) });
  }
}

describe('one of several files', () => {
  const photo = new File([jpeg({})], 'harbor.jpg');

  for (const [what, file, reason] of [
    ['was moved on the disk', new MovedFile(['photo'], 'moved.jpg'), 'unreadable'],
    ['is empty', new File([], 'empty.jpg'), 'empty'],
    ['is no media', new File(['Hello.'], 'notes.txt'), 'not_media'],
  ] as const)
    it(`that ${what} is refused as ${reason}`, async () => {
      const request = { files: [photo, file], present: 0, orReplacing: false, accept: 'any' } as const;
      assert.deepEqual(await importChosen(request, tools), {
        kind: 'refused',
        refusal: { kind: 'unusable', reason, name: file.name },
      });
    });
});
