import { expect } from '@open-wc/testing';
import { cropPart } from '../../../src/domain/crop.js';
import { convertPhoto, inspectPhoto, stripLocation } from '../../../src/media/index.js';
import {
  chunk,
  concat,
  exifSegment,
  jpeg,
  jpegSegment,
  os2Bitmap,
  webp,
  withSegments,
} from '../../fixtures/media/photos.js';
import { needs } from '../needs.js';
import { fetchFile } from './files.js';

const SIDES = { shortSide: 1080, longSide: 1920 };

/** Mean color of a corner of a picture, as the browser shows it. */
async function cornersOf(photo: Blob): Promise<readonly string[]> {
  // Firefox decodes no blob that is made of slices of others; its bytes it does.
  const bitmap = await createImageBitmap(new Blob([await photo.arrayBuffer()], { type: photo.type }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const spots = [
    [2, 2],
    [bitmap.width - 3, 2],
    [bitmap.width - 3, bitmap.height - 3],
    [2, bitmap.height - 3],
  ] as const;
  return spots.map(([x, y]) => nameOf(context.getImageData(x, y, 1, 1).data));
}

function nameOf([red = 0, green = 0, blue = 0]: Uint8ClampedArray): string {
  if (red > 200 && green > 200 && blue > 200) return 'white';
  if (red > green && red > blue) return 'red';
  return green > blue ? 'green' : 'blue';
}

/** A photo whose corners are, clockwise from the top left: red, green, blue, white. */
async function corners(width: number, height: number, type = 'image/jpeg'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const paint = (color: string, x: number, y: number) => {
    context.fillStyle = color;
    context.fillRect(x, y, width / 2, height / 2);
  };
  paint('#f00', 0, 0);
  paint('#0f0', width / 2, 0);
  paint('#00f', width / 2, height / 2);
  paint('#fff', 0, height / 2);
  return canvas.convertToBlob({ type });
}

async function sizeOf(photo: Blob): Promise<readonly (number | undefined)[]> {
  const inspection = await inspectPhoto(photo);
  if (!inspection.ok) throw new Error(inspection.reason);
  return [inspection.facts.width, inspection.facts.height];
}

function asFile(result: File | { reason: string }): File {
  if (!(result instanceof File)) throw new Error(result.reason);
  return result;
}

const contains = async (photo: Blob, text: string) => (await latin1(photo)).includes(text);
const latin1 = async (photo: Blob) => new TextDecoder('latin1').decode(await photo.arrayBuffer());

describe('a part of a photo', () => {
  for (const [what, orientation, place, expected] of [
    ['from the left', 1, 0, ['red', 'red', 'white', 'white']],
    ['from the right', 1, 1, ['green', 'green', 'blue', 'blue']],
    ['from the top of one whose camera was turned', 6, 0, ['white', 'red', 'red', 'white']],
    ['from the bottom of one whose camera was turned', 6, 1, ['blue', 'green', 'green', 'blue']],
  ] as const) {
    it(`is cut ${what}, within 1080p, without a word of where it was taken`, async () => {
      const wide = await corners(4000, 900);
      const photo = withSegments(wide, exifSegment({ orientation, gps: true }));
      const part = (size: { width: number; height: number }) => cropPart(size, place);
      const made = asFile(await convertPhoto(photo, { ...SIDES, part }));
      expect(await cornersOf(made)).to.deep.equal(expected);
      expect(await sizeOf(made)).to.deep.equal(orientation === 1 ? [1600, 900] : [900, 1600]);
      expect(await contains(made, 'Exif')).to.equal(false);
    });
  }

  it('is scaled down from its own pixels, where it is larger than 1080p', async () => {
    const part = (size: { width: number; height: number }) => cropPart(size, 1);
    const made = asFile(await convertPhoto(await corners(6000, 2000), { ...SIDES, part }));
    expect(await sizeOf(made)).to.deep.equal([1920, 1080]);
    expect((await cornersOf(made)).slice(1, 3)).to.deep.equal(['green', 'blue']);
  });
});

describe('convertPhoto', () => {
  it('makes a JPEG of a PNG under its name', async () => {
    const file = asFile(await convertPhoto(await fetchFile('photo.png'), SIDES));
    expect(file.name).to.equal('photo.jpg');
    expect(file.type).to.equal('image/jpeg');
    expect(await sizeOf(file)).to.deep.equal([1080, 1350]);
  });

  it('makes a JPEG of an AVIF', async () => {
    const file = asFile(await convertPhoto(await fetchFile('photos/photo.avif'), SIDES));
    expect(await sizeOf(file)).to.deep.equal([320, 240]);
  });

  for (const [width, height, expected] of [
    [3000, 2000, [1620, 1080]],
    [2000, 3000, [1080, 1620]],
    [4000, 1000, [1920, 480]],
    [800, 600, [800, 600]],
  ] as const) {
    it(`scales ${width} × ${height} to ${expected.join(' × ')}`, async () => {
      expect(await sizeOf(asFile(await convertPhoto(await corners(width, height), SIDES)))).to.deep.equal(expected);
    });
  }

  for (let orientation = 1; orientation <= 8; orientation += 1) {
    it(`bakes orientation ${orientation} in and scales the right way round`, async () => {
      const turned = withSegments(await corners(2400, 1200), exifSegment({ orientation, gps: true }));
      const shown = await cornersOf(turned);
      const file = asFile(await convertPhoto(turned, SIDES));
      expect(await sizeOf(file)).to.deep.equal(orientation >= 5 ? [960, 1920] : [1920, 960]);
      expect(await cornersOf(file)).to.deep.equal(shown);
      expect(await contains(file, 'Exif')).to.equal(false);
    });
  }

  it('puts white behind what is transparent', async () => {
    const canvas = new OffscreenCanvas(40, 40);
    canvas.getContext('2d');
    const clear = await canvas.convertToBlob({ type: 'image/png' });
    expect(await cornersOf(asFile(await convertPhoto(clear, SIDES)))).to.deep.equal([
      'white',
      'white',
      'white',
      'white',
    ]);
  });

  it('refuses what the browser cannot decode', async () => {
    const broken = new File(['\xff\xd8\xff', new Uint8Array(50)], 'broken.jpg');
    expect(await convertPhoto(broken, SIDES)).to.deep.equal({ ok: false, name: 'broken.jpg', reason: 'not_media' });
    const heic = new File([new Uint8Array(4), 'ftypheic', new Uint8Array(100)], 'photo.heic');
    expect(await convertPhoto(heic, SIDES)).to.include({ ok: false, name: 'photo.heic' });
  });

  it('rejects with the reason of its signal, and goes on with the next photo', async () => {
    const photo = await fetchFile('photo-1.jpg');
    const abort = new AbortController();
    const first = convertPhoto(photo, { ...SIDES, signal: abort.signal });
    const second = convertPhoto(photo, SIDES);
    abort.abort(new Error('left'));
    expect(await first.catch((error: Error) => error.message)).to.equal('left');
    expect(await second).to.be.instanceOf(File);
  });
});

describe('stripLocation', () => {
  const xmp = () => jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="48,8N"/>');
  const iptc = () => jpegSegment(0xed, 'Photoshop 3.0\0 city of Utopia');

  it('takes EXIF, XMP, IPTC, comments and what follows the picture out of a JPEG, and nothing else', async () => {
    const photo = await fetchFile('photo-1.jpg');
    const clean = asFile(await stripLocation(photo));
    const profile = jpegSegment(0xe2, 'ICC_PROFILE\0\x01\x01 colors');
    const told = [exifSegment({ orientation: 1, gps: true }), xmp(), iptc(), jpegSegment(0xfe, 'at home'), profile];
    const film = await fetchFile('clip.mp4');
    const full = new File([withSegments(photo, ...told), film], 'IMG_1.jpg');
    const file = asFile(await stripLocation(full));
    expect(file.name).to.equal('IMG_1.jpg');
    expect(file.size).to.equal(clean.size + profile.length);
    for (const trace of ['Exif', 'GPS', 'Utopia', 'at home', 'ftyp'])
      expect(await contains(file, trace)).to.equal(false);
    expect(await contains(file, 'ICC_PROFILE')).to.equal(true);
    expect(await inspectPhoto(file)).to.nested.include({ 'facts.hasLocation': false });
  });

  it('leaves the data of the picture as it is', async () => {
    const photo = await fetchFile('photo-1.jpg');
    const file = asFile(await stripLocation(new File([withSegments(photo, xmp())], 'a.jpg')));
    const data = async (jpeg: Blob) => (await latin1(jpeg)).split('\xff\xda')[1];
    expect(await data(file)).to.equal(await data(photo));
  });

  for (let orientation = 1; orientation <= 8; orientation += 1) {
    it(`keeps orientation ${orientation} of a JPEG`, async () => {
      const photo = withSegments(await corners(64, 32), exifSegment({ orientation, gps: true, littleEndian: true }));
      const file = asFile(await stripLocation(photo));
      expect(await cornersOf(file)).to.deep.equal(await cornersOf(photo));
      expect(await sizeOf(file)).to.deep.equal(orientation >= 5 ? [32, 64] : [64, 32]);
    });
  }

  it('takes EXIF and XMP out of a WebP and leaves a picture that is shown the same', async () => {
    const plain = await fetchFile('photo.webp');
    const full = await webp(plain, { exif: { orientation: 6, gps: true }, xmp: '<x exif:GPSLatitude="1"/>' });
    expect(await inspectPhoto(full)).to.nested.include({ 'facts.hasLocation': true });
    const file = asFile(await stripLocation(full));
    expect(await inspectPhoto(file)).to.nested.include({ 'facts.hasLocation': false });
    expect(await cornersOf(file)).to.deep.equal(await cornersOf(full));
    const header = new DataView(await file.arrayBuffer());
    expect(header.getUint32(4, true)).to.equal(file.size - 8);
  });

  it('tells the size of a WebP as the browser shows it, whatever its EXIF says', async () => {
    const turned = await webp(await fetchFile('photo.webp'), { exif: { orientation: 6 } });
    const bitmap = await createImageBitmap(turned);
    expect(await sizeOf(turned)).to.deep.equal([bitmap.width, bitmap.height]);
  });

  it('refuses formats that must be converted, and files that are no photo', async () => {
    expect(await stripLocation(await fetchFile('photo.png'))).to.include({ reason: 'undecodable' });
    expect(await stripLocation(await fetchFile('clip.mp4'))).to.include({ reason: 'not_media' });
    expect(await stripLocation(new File([], 'a.jpg'))).to.include({ reason: 'empty' });
  });

  it('drops an owner in CIFF and a thumbnail in JFXX, and empties that of JFIF [M27]', async () => {
    const photo = await corners(64, 32);
    const owner = jpegSegment(0xe0, 'II\x1a\0\0\0HEAPJPGM owned by Mara');
    const small = jpegSegment(0xe0, `JFXX\0\x10${'thumbnail'.repeat(9)}`);
    const first = jpegSegment(0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01\xff\0\0small`);
    const file = asFile(await stripLocation(withSegments(photo, first, owner, small)));
    for (const trace of ['Mara', 'thumbnail', 'small']) expect(await contains(file, trace)).to.equal(false);
    expect(await cornersOf(file)).to.deep.equal(await cornersOf(photo));
  });

  it('drops a comment between the scans of a progressive photo [M27]', async () => {
    const photo = await latin1(await fetchFile('photos/progressive.jpg'));
    const second = photo.indexOf('\xff\xda', photo.indexOf('\xff\xda') + 2);
    const bytes = Uint8Array.from(photo, (character) => character.charCodeAt(0));
    const comment = jpegSegment(0xfe, 'at home in Utopia');
    const file = asFile(await stripLocation(new Blob([bytes.slice(0, second), comment, bytes.slice(second)])));
    expect(await contains(file, 'Utopia')).to.equal(false);
    expect(file.size).to.equal((await asFile(await stripLocation(new Blob([bytes])))).size);
  });

  it('drops unknown chunks inside the frames of an animated WebP [M27]', async () => {
    const file = await fetchFile('photos/animated.webp');
    const whole = new Uint8Array(await file.arrayBuffer());
    const at = (await latin1(file)).indexOf('ANMF');
    const length = new DataView(whole.buffer).getUint32(at + 4, true);
    const frame = concat(whole.slice(at + 8, at + 8 + length), chunk('NOTE', new TextEncoder().encode('Utopia')));
    const content = concat(whole.slice(8, at), chunk('ANMF', frame), whole.slice(at + 8 + length + (length & 1)));
    const stripped = asFile(await stripLocation(new Blob([chunk('RIFF', content)])));
    expect(stripped.size).to.equal(file.size);
    expect(await contains(stripped, 'Utopia')).to.equal(false);
  });

  it('refuses half a photo as incomplete, and takes one that lacks its end marker alone [M23]', async () => {
    const photo = await fetchFile('photo-1.jpg');
    expect(await stripLocation(photo.slice(0, photo.size / 2))).to.include({ reason: 'truncated' });
    expect(await stripLocation(photo.slice(0, photo.size - 2))).to.be.instanceOf(File);
  });

  it('refuses a photo that the browser cannot decode as damaged [M23]', async () => {
    const photo = jpeg({});
    needs(
      await createImageBitmap(photo).then(
        () => false,
        () => true,
      ),
      'an engine that does not decode a JPEG without a picture',
    );
    expect(await stripLocation(photo)).to.include({ reason: 'damaged' });
  });

  it('turns a photo with two EXIF blocks as the browser does [M25]', async () => {
    const blocks = [exifSegment({ orientation: 6 }), exifSegment({ orientation: 1 })];
    const photo = withSegments(await corners(64, 32), ...blocks);
    expect(await cornersOf(asFile(await stripLocation(photo)))).to.deep.equal(await cornersOf(photo));
  });
});

describe('convertPhoto on odd photos', () => {
  it('keeps the proportions of a bitmap of OS/2 [M24]', async () => {
    const file = asFile(await convertPhoto(os2Bitmap(120, 80), SIDES));
    expect(await sizeOf(file)).to.deep.equal([120, 80]);
  });

  it('refuses what a canvas corrupted', async () => {
    const { convertToBlob } = OffscreenCanvas.prototype;
    const black = await corners(300, 200);
    OffscreenCanvas.prototype.convertToBlob = async function () {
      const empty = new OffscreenCanvas(this.width, this.height);
      empty.getContext('2d');
      return convertToBlob.call(empty, { type: 'image/jpeg' });
    };
    try {
      expect(await convertPhoto(black, SIDES)).to.include({ ok: false, reason: 'undecodable' });
    } finally {
      OffscreenCanvas.prototype.convertToBlob = convertToBlob;
    }
  });

  it('decodes one photo at a time, however many are asked for [M18]', async () => {
    const decode = globalThis.createImageBitmap;
    let most = 0;
    const open = new Set<ImageBitmap>();
    globalThis.createImageBitmap = (async (...args: Parameters<typeof decode>) => {
      const bitmap = await decode(...args);
      open.add(bitmap);
      most = Math.max(most, open.size);
      const close = bitmap.close.bind(bitmap);
      bitmap.close = () => {
        open.delete(bitmap);
        close();
      };
      return bitmap;
    }) as typeof decode;
    try {
      const photo = await fetchFile('photo-1.jpg');
      await Promise.all(Array.from({ length: 6 }, () => convertPhoto(photo, SIDES)));
    } finally {
      globalThis.createImageBitmap = decode;
    }
    expect([open.size, most]).to.deep.equal([0, 1]);
  });
});
