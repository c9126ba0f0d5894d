import { expect } from '@open-wc/testing';
import { systemClock } from '../../../src/adapter/clock.js';
import type { EffectContext } from '../../../src/composer/effects/effect.js';
import { importFiles } from '../../../src/composer/effects/import/import-files.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import * as media from '../../../src/media/index.js';
import { exifSegment, jpegSegment, pngChunk, pngWith, withSegments } from '../../fixtures/media/photos.js';
import { fetchFile } from './files.js';

const SIDES = { shortSide: 1080, longSide: 1920 };

/** One file of its own: Firefox decodes none that is put together of slices. */
async function whole(parts: Blob, name = 'photo.jpg'): Promise<File> {
  return new File([await parts.arrayBuffer()], name);
}

interface Look {
  readonly size: readonly number[];
  /** Clockwise from the top left. */
  readonly corners: readonly string[];
}

/** How the browser itself shows a picture. */
async function lookOf(photo: Blob): Promise<Look> {
  const url = URL.createObjectURL(photo);
  const img = new Image();
  img.src = url;
  await img.decode().finally(() => URL.revokeObjectURL(url));
  const { naturalWidth: width, naturalHeight: height } = img;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(img, 0, 0);
  const spots = [
    [3, 3],
    [width - 4, 3],
    [width - 4, height - 4],
    [3, height - 4],
  ] as const;
  const corners = spots.map(([x, y]) => nameOf(context.getImageData(x, y, 1, 1).data));
  return { size: [width, height], corners };
}

function nameOf([red = 0, green = 0, blue = 0]: Uint8ClampedArray): string {
  if (red > 200 && green > 200 && blue > 200) return 'white';
  if (red > green && red > blue) return 'red';
  return green > blue ? 'green' : 'blue';
}

/** A photo whose corners are, clockwise from the top left: red, green, blue, white. */
async function corners(width: number, height: number, type = 'image/jpeg'): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  for (const [color, x, y] of [
    ['#f00', 0, 0],
    ['#0f0', width / 2, 0],
    ['#00f', width / 2, height / 2],
    ['#fff', 0, height / 2],
  ] as const) {
    context.fillStyle = color;
    context.fillRect(x, y, width / 2, height / 2);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), type, 0.95),
  );
}

async function factsOf(photo: Blob) {
  const inspection = await media.inspectPhoto(photo);
  if (!inspection.ok) throw new Error(inspection.reason);
  return inspection.facts;
}

function asFile(result: File | { reason: string }): File {
  if (!(result instanceof File)) throw new Error(result.reason);
  return result;
}

/** Asserts that facts, the kept photo and the converted photo are all as the browser shows the original. */
async function expectAsShown(photo: File): Promise<void> {
  const look = await lookOf(photo);
  const { width, height } = await factsOf(photo);
  expect([width, height], 'facts').to.deep.equal(look.size);
  expect(await lookOf(await whole(asFile(await media.stripLocation(photo)))), 'kept').to.deep.equal(look);
  expect(await lookOf(asFile(await media.convertPhoto(photo, SIDES))), 'converted').to.deep.equal(look);
}

describe('a photo is as the browser shows it', () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`with orientation ${orientation} [M16]`, async () => {
      const upright = await corners(96, 48);
      const photo = await whole(withSegments(upright, exifSegment({ orientation, gps: true })));
      await expectAsShown(photo);
      // The oracle turns pictures at all.
      expect((await lookOf(photo)).size).to.deep.equal(orientation >= 5 ? [48, 96] : [96, 48]);
    });
  }

  it('with orientation 6, larger than 1080p [M16]', async () => {
    const photo = await whole(withSegments(await corners(2400, 1200), exifSegment({ orientation: 6 })));
    const { corners: shown } = await lookOf(photo);
    const made = await lookOf(asFile(await media.convertPhoto(photo, SIDES)));
    expect(made).to.deep.equal({ size: [960, 1920], corners: shown });
  });

  it('of a PNG [M16]', async () => {
    const photo = await whole(await corners(96, 48, 'image/png'), 'photo.png');
    expect(await lookOf(asFile(await media.convertPhoto(photo, SIDES)))).to.deep.equal(await lookOf(photo));
  });

  for (const [what, change] of [
    ['that is a long number', { at: 12, bytes: [0, 4] }],
    ['that is a list', { at: 17, bytes: [2] }],
    ['beyond those that there are', { at: 19, bytes: [9] }],
    ['of zero', { at: 19, bytes: [0] }],
  ] as const) {
    it(`with an orientation ${what} [M15]`, async () => {
      const segment = exifSegment({ orientation: 6 });
      // The block begins behind the marker, its length, and "Exif".
      segment.set(change.bytes, 10 + change.at);
      await expectAsShown(await whole(withSegments(await corners(96, 48), segment)));
    });
  }

  it('with markers that have no length between its segments [M15]', async () => {
    const alone = new Uint8Array([0xff, 0xd0, 0xff, 0x01]);
    await expectAsShown(await whole(withSegments(await corners(96, 48), alone)));
  });
});

const absent = () => Promise.reject(new Error('An import needs no such part.'));
const CONTEXT: EffectContext = {
  signal: new AbortController().signal,
  clock: systemClock,
  network: { isOnline: () => true, whenOnline: () => Promise.resolve(), whenVisible: () => Promise.resolve() },
  random: () => 0,
  loadMedia: () => Promise.resolve(media),
  loadFilesPart: absent,
  loadPostPart: absent,
  loadJournal: absent,
  loadTabs: absent,
};

/** What becomes of a chosen photo. */
async function imported(file: File, accepted?: true): Promise<ComposerEvent> {
  const request = {
    kind: 'files',
    name: file.name,
    by: 'user',
    adding: false,
    orReplacing: false,
    files: [file],
  } as const;
  const first = await only(importFiles({ run: 1, type: 'import', request, accept: 'any', present: 0 }, CONTEXT));
  if (!accepted || first.type !== 'photos-offered') return first;
  const answer = {
    kind: 'offers',
    name: file.name,
    by: 'user',
    adding: false,
    entries: first.entries,
    accepted,
  } as const;
  return only(importFiles({ run: 2, type: 'import', request: answer, accept: 'any', present: 0 }, CONTEXT));
}

async function only(events: AsyncIterable<ComposerEvent>): Promise<ComposerEvent> {
  for await (const event of events) return event;
  throw new Error('nothing happened');
}

/** More bytes between two segments than are searched for the next; decoders pass them over. */
const STRAY = [jpegSegment(0xfe, 'stray'), new Uint8Array(70_000)];

describe('a photo with a header that is not understood', () => {
  it('is offered as a new JPEG where the browser shows it [M15]', async () => {
    const stray = withSegments(await corners(96, 48), ...STRAY);
    const photo = await whole(stray, 'odd.jpg');
    expect(await media.inspectPhoto(photo)).to.include({ reason: 'damaged' });
    const offered = await imported(photo);
    expect(offered.type === 'photos-offered' && offered.offers).to.deep.equal([{ kind: 'convert', name: 'odd.jpg' }]);
    const made = await imported(photo, true);
    if (made.type !== 'media-imported' || made.media.kind !== 'photo') throw new Error(made.type);
    const [file] = Object.values(made.files);
    expect(file && (await lookOf(file))).to.deep.equal(await lookOf(photo));
  });

  it('is refused as damaged where the browser does not show it either [M15]', async () => {
    const end = new Uint8Array([0xff, 0xd9]);
    const half = new Blob([new Uint8Array([0xff, 0xd8]), ...STRAY, end]);
    const event = await imported(await whole(half, 'broken.jpg'));
    expect(event.type === 'import-refused' && event.refusal).to.deep.equal({
      kind: 'unusable',
      reason: 'damaged',
      name: 'broken.jpg',
    });
  });

  it('is refused as incomplete where its end is missing [M15]', async () => {
    const photo = await fetchFile('photo-1.jpg');
    const half = withSegments(photo.slice(0, photo.size / 2), ...STRAY);
    const event = await imported(await whole(half, 'half.jpg'));
    expect(event.type === 'import-refused' && event.refusal).to.include({ reason: 'truncated' });
  });
});

describe('an animated PNG', () => {
  it('is offered as a JPEG, with word that it is animated [M14]', async () => {
    const still = await fetchFile('photo.png');
    // No frames beside the picture, which browsers then show as one that stands still.
    const animated = pngWith(still, [pngChunk('acTL', new Uint8Array(8))]);
    const event = await imported(await whole(animated, 'a.png'));
    expect(event.type === 'photos-offered' && event.offers).to.deep.equal([
      { kind: 'convert', name: 'a.png', isAnimated: true },
    ]);
    const other = await imported(await whole(still, 'b.png'));
    expect(other.type === 'photos-offered' && other.offers).to.deep.equal([{ kind: 'convert', name: 'b.png' }]);
  });
});

describe('half a photo', () => {
  it('is refused as incomplete [M23]', async () => {
    const photo = await fetchFile('photo-1.jpg');
    const half = await whole(photo.slice(0, photo.size / 2));
    expect(await media.stripLocation(half)).to.include({ reason: 'truncated' });
  });

  it('is taken where its end marker alone is missing [M23]', async () => {
    const photo = await fetchFile('photo-1.jpg');
    expect(await media.stripLocation(await whole(photo.slice(0, photo.size - 2)))).to.be.instanceOf(File);
  });
});

describe('a JPEG in a coding that browsers lack', () => {
  for (const [what, marker, bits] of [
    ['lossless', 0xc3, 8],
    ['of 12 bits', 0xc1, 12],
  ] as const) {
    it(`(${what}) is refused as one that this browser cannot open, not as damaged [M15]`, async () => {
      const bytes = new Uint8Array(await (await fetchFile('photo-1.jpg')).arrayBuffer());
      const at = bytes.findIndex((byte, index) => byte === 0xff && bytes[index + 1] === 0xc0);
      bytes.set([marker], at + 1);
      bytes.set([bits], at + 4);
      expect(await media.stripLocation(new File([bytes], 'rare.jpg'))).to.include({ reason: 'undecodable' });
    });
  }
});
