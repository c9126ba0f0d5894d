import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ComposerEvent } from '../../../src/composer/events.js';
import type { ComposerState, Notice } from '../../../src/composer/state.js';
import { transition } from '../../../src/composer/transition.js';
import { completeDraft, photo, photos } from '../../../src/testing/builders.js';
import * as states from '../../../src/testing/states.js';

const OWN = { ...photo('photo-1'), source: { origin: 'file', id: 'photo-1' } } as const;
const ADDED = { ...photo('photo-2'), source: { origin: 'file', id: 'photo-2' } } as const;
const PRESET = { ...photo('preset-1'), source: { origin: 'file', id: 'preset-1' } } as const;
const file = new File(['x'], 'harbor.jpg', { type: 'image/jpeg' });

const noticeOf = (state: ComposerState): Notice | undefined => (state.phase === 'editing' ? state.notice : undefined);
const happen = (state: ComposerState, ...events: readonly ComposerEvent[]): ComposerState =>
  events.reduce((now, event) => transition(now, event)[0], state);

/** A draft with a photo of the user and one of the host, of which a post exists already. */
function twin(notice: Notice = 'twin-posted'): ComposerState {
  const page = states.page({ files: { 'photo-1': file, 'preset-1': file } });
  const { setup } = page;
  return states.editing({
    page: { ...page, setup: { ...setup, media: { files: [file] } } },
    draft: completeDraft({ media: photos(2, { photos: [OWN, PRESET] }) }),
    notice,
  });
}

/** Brings files into the draft, as an import does. */
function imported(state: ComposerState, begins: ComposerEvent): ComposerState {
  const reading = happen(state, begins);
  const run = reading.page.runs.import;
  assert.ok(run, 'an import has begun');
  return happen(reading, {
    type: 'media-imported',
    run,
    media: photos(1, { photos: [ADDED] }),
    files: { 'photo-2': file },
  });
}

describe('a found post of the same media', () => {
  const changes: readonly (readonly [what: string, change: (state: ComposerState) => ComposerState])[] = [
    [
      'the user chooses another file',
      (state) => imported(state, { type: 'files-chosen', files: [file], how: 'replace' }),
    ],
    ['the user adds a file', (state) => imported(state, { type: 'files-chosen', files: [file], how: 'add' })],
    [
      'the host gives other media',
      (state) =>
        imported(state, { type: 'setup-changed', setup: { ...state.page.setup, media: { files: [file, file] } } }),
    ],
    [
      'the host takes its media back',
      (state) => happen(state, { type: 'setup-changed', setup: { ...state.page.setup, media: undefined } }),
    ],
  ];
  for (const [what, change] of changes) {
    it(`is looked for once more when ${what} [R2, R5]`, () => {
      assert.equal(noticeOf(change(twin())), undefined);
    });
  }

  it('stays said when files are chosen and none can be used', () => {
    const reading = happen(twin(), { type: 'files-chosen', files: [file], how: 'add' });
    const run = reading.page.runs.import ?? -1;
    const refusal = { kind: 'unusable', reason: 'unreadable', name: file.name } as const;
    assert.equal(noticeOf(happen(reading, { type: 'import-refused', run, refusal })), 'twin-posted');
  });

  it('is the only notice that new files take away: the creator may not have read the others', () => {
    const chosen = { type: 'files-chosen', files: [file], how: 'add' } as const;
    assert.equal(noticeOf(imported(twin('consent-voided'), chosen)), 'consent-voided');
  });
});
