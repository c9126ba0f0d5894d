import assert from 'node:assert/strict';
import { openAsBlob } from 'node:fs';
import { describe, it } from 'node:test';
import type { PhotoFacts } from '../../../src/domain/media-facts.js';
import { inspectPhoto } from '../../../src/media/photo/inspect-photo.js';
import {
  box,
  c2paSegments,
  c2paStore,
  chunk,
  concat,
  deflated,
  exifBlock,
  exifSegment,
  heif,
  iptcSegment,
  jpeg,
  jpegSegment,
  os2Bitmap,
  pngChunk,
  pngWith,
  webp,
} from '../../fixtures/media/photos.js';

const fixture = (name: string) => openAsBlob(new URL(`../../fixtures/media/${name}`, import.meta.url));
/** Pieces of a GIF: the extension that makes it loop, and one picture with how long it is shown. */
const loop = '!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0';
const frame = '!\xf9\x04\x04\x14\0\0\0,\0\0\0\0\x02\0\x02\0\0\x02\x02\x84\x51\0';
const gif = (...pieces: readonly string[]) =>
  new Blob([Uint8Array.from(`GIF89a\x02\0\x02\0\0\0\0${pieces.join('')};`, (sign) => sign.charCodeAt(0))]);

const ascii = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

async function factsOf(photo: Blob): Promise<PhotoFacts> {
  const inspection = await inspectPhoto(photo);
  assert.ok(inspection.ok, JSON.stringify(inspection));
  return inspection.facts;
}

const XMP = 'XML:com.adobe.xmp';
const POSITION = '<x exif:GPSLatitude="48,8N"/>';
const PLACE = '<x photoshop:City="Utopia"/>';
const xmpSegment = (packet: string) => jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${packet}`);
const sourceType = (type: string) =>
  `<x Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${type}"/>`;
const GPS = exifBlock({ orientation: 1, gps: true });

describe('the location of a photo', () => {
  const photos: readonly (readonly [string, () => Promise<Blob> | Blob, PhotoFacts['location']])[] = [
    ['a city in XMP', () => jpeg({ segments: [xmpSegment(PLACE)] }), 'place'],
    ['a city in IPTC [M13]', () => jpeg({ segments: [iptcSegment(90, 'Utopia')] }), 'place'],
    ['a country in IPTC [M13]', () => jpeg({ segments: [iptcSegment(101, 'Nowhere')] }), 'place'],
    ['a title in IPTC', () => jpeg({ segments: [iptcSegment(5, 'Sea')] }), undefined],
    ['a city and a position', () => jpeg({ segments: [xmpSegment(PLACE), xmpSegment(POSITION)] }), 'position'],
    [
      'a position in the XMP of a PNG [M12]',
      async () => pngWith(await fixture('photo.png'), [pngChunk('iTXt', ascii(`${XMP}\0\0\0\0\0${POSITION}`))]),
      'position',
    ],
    [
      'a position in compressed XMP behind the picture of a PNG [M12]',
      async () => {
        const text = await deflated(ascii(POSITION));
        const content = concat(ascii(`${XMP}\0\x01\0\0\0`), text);
        return pngWith(await fixture('photo.png'), [pngChunk('iTXt', content)], true);
      },
      'position',
    ],
    [
      'a position in EXIF behind the picture of a PNG [M12]',
      async () => pngWith(await fixture('photo.png'), [pngChunk('eXIf', GPS)], true),
      'position',
    ],
    [
      'a position in a raw profile of a PNG [M12]',
      async () => {
        const hexadecimal = Buffer.from(concat(ascii('Exif\0\0'), GPS)).toString('hex');
        const text = await deflated(ascii(`\nexif\n  ${GPS.length + 6}\n${hexadecimal}\n`));
        const content = concat(ascii('Raw profile type exif\0\0'), text);
        return pngWith(await fixture('photo.png'), [pngChunk('zTXt', content)]);
      },
      'position',
    ],
    ['nothing at all', () => fixture('photo.png'), undefined],
  ];
  for (const [what, make, location] of photos) {
    it(`is ${location ?? 'not there'} for ${what}`, async () => {
      const facts = await factsOf(await make());
      assert.equal(facts.location, location);
      assert.equal(facts.hasLocation, location !== undefined);
    });
  }
});

describe('the provenance of a photo', () => {
  const store = c2paStore('trainedAlgorithmicMedia');
  const generated = { hasCredentials: true, ai: 'generated' } as const;
  const photos: readonly (readonly [string, () => Promise<Blob> | Blob, PhotoFacts['provenance']])[] = [
    ['a JPEG with Content Credentials in two segments', () => jpeg({ segments: c2paSegments(store) }), generated],
    [
      'a PNG with Content Credentials',
      async () => pngWith(await fixture('photo.png'), [pngChunk('caBX', store)]),
      generated,
    ],
    [
      'a WebP with Content Credentials',
      async () => webp(await fixture('photo.webp'), { more: [chunk('C2PA', store)] }),
      generated,
    ],
    [
      'Content Credentials of a camera',
      () => jpeg({ segments: c2paSegments(c2paStore('digitalCapture')) }),
      { hasCredentials: true },
    ],
    [
      'XMP that says that AI made it',
      () => jpeg({ segments: [xmpSegment(sourceType('trainedAlgorithmicMedia'))] }),
      { hasCredentials: false, ai: 'generated' },
    ],
    [
      'XMP that says that AI edited it',
      () => jpeg({ segments: [xmpSegment(sourceType('compositeWithTrainedAlgorithmicMedia'))] }),
      { hasCredentials: false, ai: 'edited' },
    ],
    [
      'XMP that says that a camera took it',
      () => jpeg({ segments: [xmpSegment(sourceType('digitalCapture'))] }),
      undefined,
    ],
    ['APP11 of another kind', () => jpeg({ segments: [jpegSegment(0xeb, 'HDR_RI ver=11')] }), undefined],
  ];
  for (const [what, make, provenance] of photos) {
    it(`is ${JSON.stringify(provenance) ?? 'not there'} for ${what} [M19]`, async () => {
      assert.deepEqual((await factsOf(await make())).provenance, provenance);
    });
  }
});

describe('what a still photo does not keep', () => {
  const photos: readonly (readonly [string, () => Promise<Blob> | Blob, PhotoFacts['extras']])[] = [
    [
      'an animated PNG [M14]',
      async () => pngWith(await fixture('photo.png'), [pngChunk('acTL', new Uint8Array(8))]),
      ['animation'],
    ],
    [
      'an AVIF with a track of pictures [M14]',
      () => new Blob([heif('avis'), box('moov', new Uint8Array())]),
      ['animation'],
    ],
    ['a GIF that repeats [M14]', () => gif(loop, frame, frame), ['animation']],
    ['a GIF that is shown once [M14]', () => gif(frame, frame), ['animation']],
    ['a GIF of one picture', () => gif(frame), undefined],
    ['a motion photo', () => jpeg({ segments: [xmpSegment('<x GCamera:MotionPhoto="1"/>')] }), ['motion']],
    ['a photo with a gain map', () => jpeg({ segments: [xmpSegment('<x hdrgm:Version="1.0"/>')] }), ['hdr']],
    ['a plain photo', () => jpeg({}), undefined],
  ];
  for (const [what, make, extras] of photos) {
    it(`is ${extras?.join() ?? 'nothing'} for ${what}`, async () => {
      assert.deepEqual((await factsOf(await make())).extras, extras);
    });
  }
});

describe('odd headers of photos', () => {
  it('gives a bitmap of OS/2 its size [M24]', async () => {
    const { width, height } = await factsOf(os2Bitmap(120, 80));
    assert.deepEqual([width, height], [120, 80]);
  });

  it('gives a HEIC with a clean aperture the size that is shown [M24]', async () => {
    const { width, height } = await factsOf(heif('heic', { clap: [300, 200] }));
    assert.deepEqual([width, height], [200, 300]);
  });

  it('turns a JPEG by the first of two EXIF blocks [M25]', async () => {
    const segments = [exifSegment({ orientation: 6 }), exifSegment({ orientation: 1 })];
    const { width, height } = await factsOf(jpeg({ segments }));
    assert.deepEqual([width, height], [30, 40]);
  });

  for (const brand of ['crx ', 'mif2', 'mif3', 'hevc']) {
    it(`knows the brand ${brand.trim()} for a photo [M25]`, async () => {
      assert.equal((await factsOf(heif(brand))).kind, 'photo');
    });
  }

  it('reads a JPEG with stray bytes between its segments [M23]', async () => {
    const { width, height } = await factsOf(jpeg({ segments: [jpegSegment(0xfe, 'sea'), ascii('\0\0stray')] }));
    assert.deepEqual([width, height], [40, 30]);
  });

  it('leaves a format with an odd header to the browser', async () => {
    const photo = await factsOf(new Blob([ascii('\0\0\0\x18ftypheic\0\0\0\0heicmif1'), new Uint8Array(40)]));
    assert.deepEqual([photo.width, photo.contentType], [undefined, 'image/heic']);
  });
});
