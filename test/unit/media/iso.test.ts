import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VideoFacts } from '../../../src/domain/media-facts.js';
import { FileBytes } from '../../../src/media/file-bytes.js';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { checkCounts } from '../../../src/media/iso/check-counts.js';
import { differences } from '../../fixtures/media/agreement.js';
import type { Expectation } from '../../fixtures/media/agreement.js';
import { ascii, box, joined, movie, u32 } from '../../fixtures/media/iso.js';
import type { MovieContent, TrackContent } from '../../fixtures/media/iso.js';

const SOUND: TrackContent = { handler: 'soun', timescale: 48_000, lengths: [[94, 1024]] };
const PLAIN: Partial<VideoFacts> = {
  ...{ container: 'mp4', codec: 'h264', frameRate: 30, variableFrameRate: false },
  ...{ width: 720, height: 1280, durationSeconds: 2, hasAudio: false },
};
const nclx = (transfer: number) => box('colr', ascii('nclx'), new Uint8Array([0, 9, 0, transfer, 0, 9, 0]));
/** A descriptor that says by a number what the samples are. */
const streamOf = (type: number) => box('esds', u32(0), new Uint8Array([3, 9, 0, 0, 0, 4, 4, type, 0x11, 0, 0]));
const AN_HOUR = [[3600, 1]] as const;
const TWO_THOUSAND_MILLION = 2_000_000_000;

interface Row extends Omit<Expectation, 'name'> {
  readonly file: string;
  readonly content: MovieContent;
  /** What is cut off the end, in bytes. */
  readonly cut?: number;
}

const good: readonly Row[] = [
  ...(
    [
      ['an ID3 tag', ascii(`TAG${'\0'.repeat(125)}`)],
      ['text', 'Recorded at home.'],
      ['XML', '<?xml version="1.0"?><x/>'],
      ['zeros', new Uint8Array(512)],
      ["a phone's trailer", joined(ascii('\0\0\x01\0'), ascii('SEFHe\0\0\0'), new Uint8Array(40), ascii('SEFT'))],
      ['a last box that says that it is longer', joined(u32(5000), ascii('free'), new Uint8Array(12))],
      ['a cut box', joined(u32(8), ascii('fr'))],
    ] as const
  ).flatMap(([what, behind]) => [
    { file: `a complete file with ${what} behind it [M1]`, content: { behind: [behind] }, facts: PLAIN },
    {
      file: `a fragmented file with ${what} behind it [M1]`,
      content: { tracks: [{ lengths: [] }], fragments: [{ start: 0, count: 60, ticks: 1000 }], behind: [behind] },
      facts: PLAIN,
    },
  ]),
  {
    file: 'a movie in front of data whose size is 100 bytes too large [M2]',
    content: { isMovieFirst: true, dataSizeOff: 100 },
    facts: PLAIN,
  },
  {
    file: 'a metadata track and a timecode track of an hour beside two seconds of film [M3]',
    content: {
      tracks: [
        {},
        { handler: 'meta', format: 'mebx', timescale: 1, lengths: AN_HOUR },
        { handler: 'tmcd', format: 'tmcd', timescale: 1, lengths: AN_HOUR },
      ],
    },
    facts: PLAIN,
  },
  {
    file: 'a track header that says an hour where the samples say two seconds [M3]',
    content: { tracks: [{ headerSeconds: 3600, edits: [[2000, 0]] }] },
    facts: PLAIN,
  },
  {
    file: 'an edit that says an hour where there are two seconds of film [M3]',
    content: { tracks: [{ edits: [[3_600_000, 0]] }] },
    facts: PLAIN,
  },
  {
    file: 'headers that all say a length of 0 [M4]',
    content: { tracks: [{ headerSeconds: 0, mediaSeconds: 0 }] },
    facts: PLAIN,
  },
  {
    file: 'a sample entry with a color profile of 600 kB, and one of sound with 70 kB [M5]',
    content: {
      tracks: [
        { inEntry: [box('colr', ascii('prof'), new Uint8Array(600_000))] },
        { ...SOUND, inEntry: [box('wave', new Uint8Array(70_000))] },
      ],
    },
    facts: { ...PLAIN, durationSeconds: 2.005, hasAudio: true },
  },
  {
    file: 'ten fragments that do not say when they begin [M6]',
    content: {
      tracks: [{ lengths: [] }],
      fragments: Array.from({ length: 10 }, () => ({ count: 30, ticks: 1000 })),
    },
    facts: { ...PLAIN, durationSeconds: 10 },
  },
  {
    file: 'fragments recorded live that begin after 143,165 seconds [M6]',
    content: {
      tracks: [{ lengths: [] }],
      fragments: Array.from({ length: 10 }, (_, index) => ({
        start: (143_165 + index) * 30_000,
        count: 30,
        ticks: 1000,
      })),
    },
    facts: { ...PLAIN, durationSeconds: 10 },
  },
  {
    file: 'a later part of a stream, behind the header that all parts share [M6]',
    content: { tracks: [{ lengths: [] }], fragments: [{ start: 60 * 30_000, count: 60, ticks: 1000 }] },
    facts: PLAIN,
  },
  ...(
    [
      ['jpeg', []],
      ['png ', []],
      ['mp4v', [streamOf(0x6c)], ' for JPEG'],
      ['mp4v', [streamOf(0x6d)], ' for PNG'],
    ] as const
  ).map(([format, inEntry, meaning = '']): Row => ({
    file: `a cover picture (${format}${meaning}) in front of the film [M8]`,
    content: { tracks: [{ format, inEntry, width: 64, height: 64, timescale: 1, lengths: [[1, 1]] }, {}] },
    facts: PLAIN,
  })),
  {
    file: 'a disabled video track in front of the enabled one [M8]',
    content: { tracks: [{ format: 'hvc1', width: 64, height: 64, isEnabled: false }, {}] },
    facts: PLAIN,
  },
  {
    file: 'a clip of two frames, which is too short to tell a rate [M11]',
    content: { tracks: [{ timescale: 1000, lengths: [[2, 1]] }] },
    facts: { ...PLAIN, frameRate: undefined, durationSeconds: 0.002 } as Partial<VideoFacts>,
  },
  {
    file: 'an iPhone film in Dolby Vision with HLG, a metadata track and an empty first edit [M17]',
    content: {
      brand: 'qt  ',
      brands: ['qt  '],
      tracks: [
        {
          format: 'hvc1',
          edits: [
            [33, -1],
            [2000, 0],
          ],
          inEntry: [nclx(18), box('dvvC', new Uint8Array(24))],
        },
        { handler: 'meta', format: 'mebx', timescale: 600, lengths: [[1, 1200]] },
      ],
    },
    facts: { ...PLAIN, container: 'mov', codec: 'h265', durationSeconds: 2.033, hdr: 'dolby_vision' },
  },
  ...(
    [
      ['hlg', 18],
      ['pq', 16],
      [undefined, 1],
    ] as const
  ).map(([hdr, transfer]) => ({
    file: `a transfer function of ${transfer} as ${hdr ?? 'standard range'} [M17]`,
    content: { tracks: [{ format: 'hvc1', inEntry: [nclx(transfer)] }] },
    facts: { ...PLAIN, codec: 'h265', hdr },
  })),
  {
    file: 'samples in the movie box and in fragments, which add up [M21]',
    content: { fragments: [0, 1, 2].map((index) => ({ start: (2 + index) * 30_000, count: 30, ticks: 1000 })) },
    facts: { ...PLAIN, durationSeconds: 5 },
  },
  {
    file: 'the brand 3gp5 beside that of MP4 [M22]',
    content: { brand: '3gp5', brands: ['3gp5', 'isom'] },
    facts: PLAIN,
  },
  {
    file: 'the brand 3gp5 alone [M22]',
    content: { brand: '3gp5', brands: ['3gp5'] },
    facts: { ...PLAIN, container: '3gp' },
  },
  { file: 'a free box in front of all others [M22]', content: { before: [box('free', u32(0))] }, facts: PLAIN },
  {
    file: '3,000 boxes at the top [M22]',
    content: { before: Array.from({ length: 3000 }, () => box('free', new Uint8Array(3000))) },
    facts: PLAIN,
  },
  {
    file: 'an odd colr, esds and elst [M22]',
    content: {
      tracks: [
        { inEntry: [box('colr', ascii('nc')), box('pasp', u32(0), u32(0))], edits: [] },
        { ...SOUND, inEntry: [box('esds', u32(0), ascii('\x03\xff\xff\xff'))] },
      ],
    },
    facts: { ...PLAIN, durationSeconds: 2.005, hasAudio: true },
  },
  ...['avc2', 'avc3', 'H264', 'dva1'].map((format) => ({
    file: `a sample entry called ${format} [M22]`,
    content: { tracks: [{ format }] },
    facts: PLAIN,
  })),
  ...['dvh1', 'dvhe', 'hev1'].map((format) => ({
    file: `a sample entry called ${format} [M22]`,
    content: { tracks: [{ format }] },
    facts: { ...PLAIN, codec: 'h265' },
  })),
  {
    file: 'pixels that are wider than high',
    content: { tracks: [{ width: 540, inEntry: [box('pasp', u32(4), u32(3))] }] },
    facts: PLAIN,
  },
];

const C2PA = Uint8Array.from('d8fec3d61b0e483c92975828877ec481'.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const XMP = Uint8Array.from('be7acfcb97a942e89c71999491e3afac'.match(/../g) ?? [], (byte) => parseInt(byte, 16));
const sourceType = (type: string) => ascii(`http://cv.iptc.org/newscodes/digitalsourcetype/${type}`);
const keys = (name: string) => box('keys', u32(0), u32(1), u32(name.length + 8), ascii(`mdta${name}`));
const PLACE_KEY = 'com.apple.quicktime.location.ISO6709';

const described: readonly (readonly [string, MovieContent, Pick<VideoFacts, 'hasLocation' | 'provenance'>])[] = [
  ['nothing', {}, { hasLocation: false }],
  [
    'a ©xyz box',
    { inMovie: [box('udta', box('\xa9xyz', ascii('\0\x12\x15\xc7+48.1+011.5/')))] },
    { hasLocation: true },
  ],
  [
    "a second box of the user's data",
    { inMovie: [box('udta'), box('udta', box('loci', new Uint8Array(24)))] },
    { hasLocation: true },
  ],
  ['a loci box', { inMovie: [box('udta', box('loci', new Uint8Array(24)))] }, { hasLocation: true }],
  ['a key of QuickTime', { inMovie: [box('meta', keys(PLACE_KEY))] }, { hasLocation: true }],
  ['a key under udta', { inMovie: [box('udta', box('meta', u32(0), keys(PLACE_KEY)))] }, { hasLocation: true }],
  [
    "an item of iTunes's",
    { inMovie: [box('udta', box('meta', u32(0), box('ilst', box('\xa9xyz', new Uint8Array(20)))))] },
    { hasLocation: true },
  ],
  ['a key of another kind', { inMovie: [box('meta', keys('com.apple.quicktime.make'))] }, { hasLocation: false }],
  [
    'a track of positions',
    { tracks: [{}, { handler: 'meta', format: 'mebx', inEntry: [keys(PLACE_KEY)] }] },
    { hasLocation: true },
  ],
  ["a track of a camera's motion", { tracks: [{}, { handler: 'meta', format: 'gpmd' }] }, { hasLocation: true }],
  ['XMP with a position', { behind: [box('uuid', XMP, ascii('<x exif:GPSLatitude="1"/>'))] }, { hasLocation: true }],
  [
    'Content Credentials of an AI',
    { behind: [box('uuid', C2PA, sourceType('trainedAlgorithmicMedia'))] },
    { hasLocation: false, provenance: { hasCredentials: true, ai: 'generated' } },
  ],
  [
    'XMP of an edit with AI',
    { inMovie: [box('udta', box('XMP_', sourceType('compositeWithTrainedAlgorithmicMedia')))] },
    { hasLocation: false, provenance: { hasCredentials: false, ai: 'edited' } },
  ],
];

describe('where and how a video was made', () => {
  for (const [what, content, expected] of described) {
    it(`is ${JSON.stringify(expected)} with ${what} [M19] [M26]`, async () => {
      const inspection = await inspectVideo(movie(content));
      assert.ok(inspection.ok);
      const { hasLocation, provenance } = inspection.facts;
      assert.deepEqual({ hasLocation, ...(provenance && { provenance }) }, expected);
    });
  }
});

const bad: readonly Row[] = [
  ...['encv', 'drmi'].map((format) => ({
    file: `a film whose entry is ${format} [M7]`,
    content: { tracks: [{ format }] },
    refusal: 'protected' as const,
  })),
  {
    file: 'a decrypted film beside encrypted sound [M7]',
    content: { tracks: [{}, { ...SOUND, format: 'enca' }] },
    refusal: 'protected',
  },
  {
    file: 'a film that is marked as encrypted (cbcs) [M7]',
    content: { tracks: [{ inEntry: [box('sinf', box('schm', u32(0), ascii('cbcs')))] }] },
    refusal: 'protected',
  },
  { file: 'a video track without samples [M10]', content: { tracks: [{ lengths: [] }, SOUND] }, refusal: 'damaged' },
  { file: 'a picture of no size [M10]', content: { tracks: [{ width: 0, height: 0 }] }, refusal: 'damaged' },
  { file: 'samples that are said to be outside [M10]', content: { tracks: [{ shift: 100_000 }] }, refusal: 'damaged' },
  {
    file: 'a movie in front of samples that are cut off',
    content: { isMovieFirst: true },
    cut: 1,
    refusal: 'truncated',
  },
  {
    file: 'a last fragment whose samples are cut off',
    content: { tracks: [{ lengths: [] }], fragments: [{ start: 0, count: 60, ticks: 1000 }] },
    cut: 1,
    refusal: 'truncated',
  },
  {
    file: 'lengths of two thousand million samples [M20]',
    content: { tracks: [{ lengths: [[TWO_THOUSAND_MILLION, 1]], count: 60 }] },
    refusal: 'damaged',
  },
  {
    file: 'offsets of two thousand million samples [M20]',
    content: { tracks: [{ offsets: [[TWO_THOUSAND_MILLION, 1]] }] },
    refusal: 'damaged',
  },
];

async function fileOf({ content, cut = 0 }: Row): Promise<Blob> {
  const whole = movie(content);
  return whole.slice(0, whole.size - cut);
}

describe('inspectVideo on odd boxes', () => {
  it('refuses a later part of a stream alone, without the header, as incomplete [M6]', async () => {
    const fragments = [{ start: 60 * 30_000, count: 60, ticks: 1000 }];
    const whole = movie({ tracks: [{ lengths: [] }], fragments });
    const part = whole.slice(Buffer.from(await whole.arrayBuffer()).indexOf('moof') - 4);
    const styp = box('styp', ascii('msdh'), u32(0), ascii('msdh'));
    assert.deepEqual(await inspectVideo(new Blob([styp, part])), { ok: false, name: '', reason: 'truncated' });
  });

  for (const row of good) {
    it(`reads ${row.file}`, async () => {
      assert.deepEqual(differences({ name: row.file, ...row }, await inspectVideo(await fileOf(row))), []);
    });
  }
  for (const row of bad) {
    it(`refuses ${row.file} as ${row.refusal}`, async () => {
      assert.deepEqual(differences({ name: row.file, ...row }, await inspectVideo(await fileOf(row))), []);
    });
  }
});

describe('checkCounts', () => {
  const check = async (content: MovieContent) => checkCounts(new FileBytes(movie(content)));

  it('lets sound files pass', async () => {
    for (const { content } of good) await check(content);
  });

  const made: readonly (readonly [string, MovieContent])[] = [
    ['lengths', { tracks: [{ lengths: [[TWO_THOUSAND_MILLION, 1]], count: 60 }] }],
    ['offsets', { tracks: [{ offsets: [[TWO_THOUSAND_MILLION, 1]] }] }],
    [
      'offsets of a track that nobody plays',
      { tracks: [{}, { handler: 'meta', format: 'mebx', offsets: [[TWO_THOUSAND_MILLION, 1]] }] },
    ],
    ['samples of a fragment', { fragments: [{ start: 0, count: TWO_THOUSAND_MILLION, ticks: 1, sampleBytes: 1 }] }],
    [
      'samples of a fragment that have no bytes',
      { fragments: [{ start: 0, count: TWO_THOUSAND_MILLION, ticks: 1, sampleBytes: 0 }] },
    ],
  ];
  for (const [what, content] of made) {
    it(`rejects a count of two thousand million ${what} [M20]`, async () => {
      await assert.rejects(check(content), { message: /damaged|truncated/ });
    });
  }
});
