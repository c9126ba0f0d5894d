import assert from 'node:assert/strict';
import { openAsBlob } from 'node:fs';
import { describe, it } from 'node:test';
import { inspectPhoto } from '../../../src/media/photo/inspect-photo.js';
import { counted } from '../../fixtures/media/counted.js';
import { exifSegment, heif, jpeg, jpegSegment, png, webp } from '../../fixtures/media/photos.js';

const fixture = (name: string) => openAsBlob(new URL(`../../fixtures/media/${name}`, import.meta.url));

async function factsOf(file: Blob) {
  const inspection = await inspectPhoto(file);
  assert.ok(inspection.ok, JSON.stringify(inspection));
  return inspection.facts;
}

async function reasonOf(file: Blob) {
  const inspection = await inspectPhoto(file);
  assert.ok(!inspection.ok);
  return inspection.reason;
}

describe('inspectPhoto', () => {
  for (const [name, contentType] of [
    ['photo-1.jpg', 'image/jpeg'],
    ['photo.webp', 'image/webp'],
    ['photo.png', 'image/png'],
  ] as const) {
    it(`tells ${contentType} by its content`, async () => {
      const { contentType: type, width, height } = await factsOf(await fixture(name));
      assert.deepEqual({ type, width, height }, { type: contentType, width: 1080, height: 1350 });
    });
  }

  for (const [name, contentType, width, height] of [
    ['photo.avif', 'image/avif', 320, 240],
    ['photo.gif', 'image/gif', 320, 240],
    ['photo.bmp', 'image/bmp', 320, 240],
  ] as const) {
    it(`tells the size of ${name}`, async () => {
      const facts = await factsOf(await fixture(`photos/${name}`));
      assert.deepEqual([facts.contentType, facts.width, facts.height], [contentType, width, height]);
    });
  }

  for (const [brand, contentType] of [
    ['avif', 'image/avif'],
    ['heic', 'image/heic'],
  ] as const) {
    it(`tells the turned size of the main picture in ${contentType}`, async () => {
      const facts = await factsOf(heif(brand));
      assert.deepEqual([facts.contentType, facts.width, facts.height], [contentType, 240, 320]);
    });
  }

  for (let orientation = 1; orientation <= 8; orientation += 1) {
    it(`turns the size of a JPEG with orientation ${orientation}`, async () => {
      const { width, height } = await factsOf(
        jpeg({ width: 40, height: 30, segments: [exifSegment({ orientation })] }),
      );
      assert.deepEqual([width, height], orientation >= 5 ? [30, 40] : [40, 30]);
    });
  }

  it('finds a position in EXIF, in either byte order', async () => {
    for (const littleEndian of [false, true]) {
      const photo = jpeg({ segments: [exifSegment({ orientation: 1, gps: true, littleEndian })] });
      assert.equal((await factsOf(photo)).hasLocation, true);
    }
  });

  it('finds a position in XMP', async () => {
    const packet = 'http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="48,8N"/>';
    assert.equal((await factsOf(jpeg({ segments: [jpegSegment(0xe1, packet)] }))).hasLocation, true);
  });

  it('finds a position in the EXIF chunk of a WebP', async () => {
    const file = webp(await fixture('photo.webp'), { exif: { orientation: 1, gps: true } });
    assert.equal((await factsOf(await file)).hasLocation, true);
  });

  it('finds a position in the EXIF chunk of a PNG', async () => {
    const file = png(await fixture('photo.png'), { orientation: 1, gps: true });
    assert.equal((await factsOf(await file)).hasLocation, true);
  });

  it('says that a photo without one gives no place away', async () => {
    assert.equal((await factsOf(jpeg({ segments: [exifSegment({ orientation: 6 })] }))).hasLocation, false);
  });

  it('refuses what is no photo, what is empty and what breaks off', async () => {
    assert.equal(await reasonOf(await fixture('clip.mp4')), 'not_media');
    assert.equal(await reasonOf(new Blob(['hello'])), 'not_media');
    assert.equal(await reasonOf(new Blob([])), 'empty');
    assert.equal(await reasonOf((await fixture('photo-1.jpg')).slice(0, 100)), 'truncated');
    assert.equal(await reasonOf((await fixture('photo.webp')).slice(0, 5000)), 'truncated');
  });

  it('reads 20 kB at most of a photo of 20 MB', async () => {
    const head = await fixture('photo-1.jpg');
    const { file, bytesRead } = counted(new Blob([head, new Uint8Array(20_000_000)]));
    await factsOf(file);
    assert.ok(bytesRead() <= 20_480, `read ${bytesRead()} bytes`);
  });
});
