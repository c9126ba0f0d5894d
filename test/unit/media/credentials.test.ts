import assert from 'node:assert/strict';
import { openAsBlob, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { inspectPhoto } from '../../../src/media/photo/inspect-photo.js';
import { credentialsBox, signedStore } from '../../fixtures/media/credentials.js';
import { movie } from '../../fixtures/media/iso.js';
import { c2paSegments, chunk, heif, pngChunk, pngWith, webp, withSegments } from '../../fixtures/media/photos.js';

type Store = Uint8Array<ArrayBuffer>;

const fixture = (name: string) => openAsBlob(new URL(`../../fixtures/media/${name}`, import.meta.url));

/** With a box behind the one that says what the file is. */
async function withBox(file: Blob, box: Store): Promise<Blob> {
  const size = new DataView(await file.slice(0, 4).arrayBuffer()).getUint32(0);
  return new Blob([file.slice(0, size), box, file.slice(size)]);
}

const FILES: readonly (readonly [string, 'photo' | 'video', (store: Store) => Promise<Blob> | Blob])[] = [
  ['JPEG', 'photo', async (store) => withSegments(await fixture('photo-1.jpg'), ...c2paSegments(store))],
  ['PNG', 'photo', async (store) => pngWith(await fixture('photo.png'), [pngChunk('caBX', store)])],
  ['WebP', 'photo', async (store) => webp(await fixture('photo.webp'), { more: [chunk('C2PA', store)] })],
  ['HEIC', 'photo', (store) => withBox(heif('heic'), credentialsBox(store))],
  ['AVIF', 'photo', async (store) => withBox(await fixture('photos/photo.avif'), credentialsBox(store))],
  ['MP4', 'video', (store) => movie({ behind: [credentialsBox(store)] })],
  ['MP4 with them in front', 'video', async (store) => withBox(movie({ isMovieFirst: true }), credentialsBox(store))],
  ['MOV', 'video', (store) => movie({ brand: 'qt  ', brands: ['qt  '], behind: [credentialsBox(store)] })],
];

describe('signed Content Credentials', () => {
  for (const [name, kind, make] of FILES) {
    for (const [type, said] of [
      ['trainedAlgorithmicMedia', { hasCredentials: true, ai: 'generated' }],
      ['compositeWithTrainedAlgorithmicMedia', { hasCredentials: true, ai: 'edited' }],
      ['digitalCapture', { hasCredentials: true }],
    ] as const) {
      it(`of ${type} are found in a ${name} [M19]`, async () => {
        const { store, isValid } = signedStore(type);
        assert.ok(isValid);
        const file = await make(store);
        const inspection = await (kind === 'photo' ? inspectPhoto(file) : inspectVideo(file));
        assert.ok(inspection.ok, JSON.stringify(inspection));
        assert.deepEqual(inspection.facts.provenance, said);
      });
    }
  }
});

/** Files that the reference implementation of C2PA has signed and calls valid (make-signed.mts), by what they say of AI. */
const SIGNED = new URL('../../fixtures/media/signed/', import.meta.url);
const SAID: Readonly<Record<string, string>> = {
  trainedAlgorithmicMedia: 'generated',
  compositeWithTrainedAlgorithmicMedia: 'edited',
};

describe('Content Credentials of the reference implementation', () => {
  for (const name of readdirSync(SIGNED)) {
    it(`are found in ${name} [M19]`, async () => {
      const file = await openAsBlob(new URL(name, SIGNED));
      const [type = '', extension = ''] = name.split('.');
      const inspection = await (/^m/.test(extension) ? inspectVideo(file) : inspectPhoto(file));
      assert.ok(inspection.ok, JSON.stringify(inspection));
      assert.deepEqual(inspection.facts.provenance, { hasCredentials: true, ai: SAID[type] });
    });
  }
});
