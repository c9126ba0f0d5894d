import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { completeDraft, creator, draft, photos, video } from '../../../src/testing/builders.js';
import type { ComposerState, ImportState } from '../../../src/composer/state.js';
import { editing, loading, offered, reading, request } from '../../../src/testing/states.js';
import { LANGUAGES } from '../../../src/text/languages.js';
import { wordsOf } from '../../../src/testing/words.js';
import { createText } from '../../../src/text/text.js';
import { needs } from '../needs.js';
import { shiftDuring } from '../accessibility/shifts.js';
import type { ComposerHost } from './composer-host.js';
import { EVERY_STATE } from './every-state.js';
import { composer, settled } from './helpers.js';

const PARTS =
  '.card, .avatar, .phone, .form > *, .c-label, input:not([hidden]), textarea, #privacy, .kinds, .declaration, #publish';

/** Where everything is, under a name for it. */
function places(host: ComposerHost): Readonly<Record<string, string>> {
  const { left, top } = host.getBoundingClientRect();
  return Object.fromEntries(
    [...host.renderRoot.querySelectorAll(PARTS)].map((each, index) => {
      const box = each.getBoundingClientRect();
      return [
        `${index} ${each.id || each.className}`,
        [box.left - left, box.top - top, box.width, box.height].join(' '),
      ];
    }),
  );
}

const on = (yourBrand: boolean, brandedContent: boolean) => ({ on: true, yourBrand, brandedContent }) as const;
const complete = (change: Parameters<typeof completeDraft>[0] = {}, overrides: Parameters<typeof editing>[0] = {}) =>
  editing({ draft: completeDraft(change), ...overrides });

/** A title of so many units whose last line has room for more. */
const titleOf = (units: number) => `${'a'.repeat(2190)}\n${'b'.repeat(units - 2191)}`;

const CHANGES: (readonly [string, ComposerState, ComposerState])[] = [
  ['creator info arrives', loading(), editing({ creator: creator({ avatarUrl: '/test/fixtures/media/photo-1.jpg' }) })],
  [
    'creator info closes interactions',
    loading({ draft: completeDraft() }),
    editing({ draft: completeDraft(), creator: creator({ disabledInteractions: ['comment', 'duet', 'stitch'] }) }),
  ],
  ['privacy is chosen', complete({ privacy: undefined }), complete()],
  ['a label appears', complete({ disclosure: on(false, false) }), complete({ disclosure: on(true, false) })],
  ['the label changes', complete({ disclosure: on(true, false) }), complete({ disclosure: on(true, true) })],
  [
    'a kind is closed',
    complete({ disclosure: on(true, false) }),
    complete({ disclosure: on(true, false), privacy: 'SELF_ONLY' }),
  ],
  ['the title is too long', complete({ title: titleOf(2200) }), complete({ title: titleOf(2205) })],
  ['an interaction is allowed', complete(), complete({ interactions: { comment: true, duet: false, stitch: false } })],
  [
    'a file is read',
    editing(),
    editing({ importState: reading('a-very-long-file-name-of-a-video-from-a-camera.mp4') }),
  ],
  [
    'a file is refused',
    editing(),
    editing({
      importState: { kind: 'refused', refusal: { kind: 'unusable', reason: 'truncated', name: 'harbor.mp4' } },
    }),
  ],
];

const LONG_NAME = 'a-very-long-file-name-of-a-photo-that-a-camera-gave-it-on-the-way-to-the-harbor-at-dawn.heic';
for (const importState of [reading(LONG_NAME), offered('convert', LONG_NAME)]) {
  CHANGES.push(
    [`more files are ${importState.kind}`, complete(), complete({}, { importState })],
    [
      `more files are ${importState.kind} after a canceled post`,
      complete({}, { notice: 'canceled' }),
      complete({}, { notice: 'canceled', importState }),
    ],
  );
}

const missing = { kind: 'missing', name: 'harbor-4k.mov', media: video(), canOpen: false } as const;
const notMedia = { kind: 'unusable', reason: 'not_media', name: 'notes.pdf' } as const;

/** All that can be said of chosen files while there is no media yet. */
const NOTES: readonly ImportState[] = [
  reading(),
  offered(),
  { kind: 'refused', refusal: notMedia },
  { kind: 'not-loaded', request: request('harbor-4k.mov') },
  missing,
  { ...missing, refusal: 'other' },
  { ...missing, refusal: notMedia },
];

describe('the layout', () => {
  afterEach(() => setViewport({ width: 800, height: 900 }));

  for (const width of [720, 440, 320]) {
    for (const [name, before, now] of CHANGES) {
      it(`moves nothing when ${name}, at ${width} px`, async () => {
        await setViewport({ width, height: 1600 });
        const host = await composer({ state: before });
        await settled(host);
        const start = places(host);
        const shift = await shiftDuring({ root: host.renderRoot }, () => host.set({ state: now }));
        await settled(host);
        expect(places(host)).to.deep.equal(start);
        expect(shift.all).to.equal(0);
      });
    }
  }

  for (const language of LANGUAGES) {
    it(`has no more room under the creator than above, and enough for a long handle, at 320 px in ${language}`, async () => {
      await setViewport({ width: 320, height: 900 });
      const host = await composer({ state: editing(), text: createText(language, await wordsOf(language)) });
      const box = (selector: string) => host.find(selector).getBoundingClientRect();
      const { top, bottom, height } = box('.creator');
      const lowest = Math.max(...['.avatar', '.handle', '.creator button'].map((each) => box(each).bottom));
      expect(bottom - lowest).to.be.at.most(box('.avatar').top - top);
      await host.set({ state: editing({ creator: creator({ username: 'wilhelmina.of.windmills.' }) }) });
      expect(box('.creator').height).to.equal(height);
    });

    it(`keeps the line over a text that is too long as high as it was, at 320 px in ${language}`, async () => {
      await setViewport({ width: 320, height: 1600 });
      const host = await composer({ state: complete(), text: createText(language, await wordsOf(language)) });
      const height = () => host.find('.c-text-head').getBoundingClientRect().height;
      const before = height();
      await host.set({ state: complete({ title: titleOf(3100) }) });
      expect(height()).to.equal(before);
    });
  }

  for (const language of LANGUAGES) {
    it(`shows nothing of the invitation from under what is said of chosen files, at 320 px in ${language}`, async () => {
      await setViewport({ width: 320, height: 1600 });
      const text = createText(language, await wordsOf(language));
      const host = await composer({ state: editing({ draft: draft() }), text });
      for (const importState of NOTES) {
        await host.set({ state: editing({ draft: draft(), importState }) });
        const note = host.find('.note').getBoundingClientRect();
        for (const each of host.renderRoot.querySelectorAll('.drop > *')) {
          if (getComputedStyle(each).visibility === 'hidden') continue;
          expect(each.getBoundingClientRect().bottom, JSON.stringify(importState)).to.be.at.most(note.top);
        }
      }
    });
  }

  for (const [name, given] of Object.entries(EVERY_STATE)) {
    it(`keeps all words off the edge of the card, at 320 px: ${name}`, async () => {
      await setViewport({ width: 320, height: 900 });
      const host = await composer(given);
      const card = host.find('.card').getBoundingClientRect();
      for (const each of host.renderRoot.querySelectorAll('.card :is(p, li, button, label, .heading, .c-help)')) {
        const { left, right, width } = each.getBoundingClientRect();
        if (width === 0 || each.closest('.sr, .phone') || !each.textContent.trim()) continue;
        expect(left - card.left, each.outerHTML).to.be.at.least(12);
        expect(card.right - right, each.outerHTML).to.be.at.least(12);
      }
    });
  }

  it('notices a shift when there is one', async () => {
    needs(PerformanceObserver.supportedEntryTypes.includes('layout-shift'), 'reports of layout shifts');
    const host = await composer({ state: editing({ draft: draft() }) });
    await settled(host);
    const shift = await shiftDuring({ root: host.renderRoot }, () =>
      host.set({ state: editing({ draft: draft({ media: photos(3) }) }) }),
    );
    expect(shift.all).to.be.above(0);
  });

  it('begins English sentences where the lines of the page begin, from right to left too', async () => {
    for (const direction of ['ltr', 'rtl'] as const) {
      const host = await composer({ state: editing(), view: { direction } });
      const line = host.find('.declaration');
      const words = document.createRange();
      words.selectNodeContents(line.querySelector('span > span') ?? line);
      const side = direction === 'rtl' ? 'right' : 'left';
      const edges = [...words.getClientRects()].map((box) => box[side]);
      const edge = line.getBoundingClientRect()[side];
      expect(direction === 'rtl' ? Math.max(...edges) : Math.min(...edges)).to.be.closeTo(edge, 1);
    }
  });

  it('puts the preview beside the form where there is room, and above it where there is not', async () => {
    const host = await composer({ state: editing() });
    const top = (selector: string) => host.find(selector).getBoundingClientRect().top;
    await setViewport({ width: 720, height: 900 });
    expect(top('.phone')).to.be.closeTo(top('.form'), 1);
    expect(host.find('.phone').getBoundingClientRect().width).to.equal(228);
    await setViewport({ width: 360, height: 900 });
    expect(top('.form')).to.be.above(host.find('.phone').getBoundingClientRect().bottom);
    expect(host.find('.phone').getBoundingClientRect().width).to.be.at.most(180);
  });
});
