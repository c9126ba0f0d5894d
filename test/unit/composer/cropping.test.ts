import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consentTo } from '../../../src/composer/consent.js';
import type { Effect } from '../../../src/composer/effects/effect.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { draftOf } from '../../../src/composer/state.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { transition } from '../../../src/composer/transition.js';
import { viewOf } from '../../../src/composer/view.js';
import { deepFreeze } from '../../../src/domain/freeze.js';
import type { PhotoFacts } from '../../../src/domain/media-facts.js';
import { completeDraft, photo, photoFacts, photos } from '../../../src/testing/builders.js';
import { cropping, editing, page } from '../../../src/testing/states.js';

const scaled = new File(['scaled'], 'panorama.jpg');
const chosen = new File(['chosen'], 'panorama.jpg');
const cropped = new File(['cropped'], 'panorama.jpg');
const id = 'panorama';

type Said<E> = E extends { readonly run: number } ? Omit<E, 'run'> : E;

/** One step of the machine; an event of a run is of the crop that runs now, or of one that has ended. */
function step(state: ComposerState, event: Said<ComposerEvent>): { state: ComposerState; effects: readonly Effect[] } {
  const run = ('id' in event && state.page.runs[`crop ${event.id}`]) || -1;
  // The type says which events have a run.
  const said = (/^(photo-cropped|crop-refused)$/.test(event.type) ? { run, ...event } : event) as ComposerEvent;
  const [next, effects] = transition(state, said);
  return { state: deepFreeze(next), effects };
}

function after(state: ComposerState, ...events: readonly Said<ComposerEvent>[]): ComposerState {
  return events.reduce((now, event) => step(now, event).state, state);
}

/** The form with a photo of 1500 × 420 between two others. */
function withPanorama(facts: Partial<PhotoFacts> = {}): ComposerState {
  const wide = photo(id, { width: 1500, height: 420, ...facts });
  const media = photos(3, { photos: [photo('first'), wide, photo('last')], coverIndex: 1 });
  return editing({
    draft: completeDraft({ media }),
    page: page({ files: { first: scaled, [id]: scaled, last: scaled }, originals: { [id]: chosen } }),
  });
}

const result = { id, resultId: 'made', file: cropped, facts: photoFacts({ width: 747, height: 420 }) };
const offered = withPanorama();
const open = after(offered, { type: 'crop-opened', id });
const working = after(open, { type: 'crop-requested', id });
const made = after(working, { type: 'photo-cropped', ...result });

const photosOf = (state: ComposerState) => {
  const { media } = draftOf(state);
  return media?.kind === 'photo' ? media.photos : [];
};

describe('a photo that is longer than 16:9', () => {
  it('takes its crop along when the host takes its media back', () => {
    const hosts = photo('preset-1', { width: 1500, height: 420 });
    const setup = { ...page().setup, media: { files: [chosen] } };
    const form = editing({
      draft: completeDraft({ media: photos(2, { photos: [hosts, photo('own')] }) }),
      page: page({ files: { 'preset-1': chosen, own: scaled }, setup }),
    });
    const changed = after(
      form,
      { type: 'crop-opened', id: 'preset-1' },
      { type: 'crop-requested', id: 'preset-1' },
      { type: 'photo-cropped', ...result, id: 'preset-1' },
    );
    assert.deepEqual(
      Object.values(changed.page.crops).map(({ kind }) => kind),
      ['made'],
    );
    const gone = after(changed, { type: 'setup-changed', setup: { ...setup, media: undefined } });
    assert.deepEqual([photosOf(gone), gone.page.crops, gone.page.files], [[photo('own')], {}, { own: scaled }]);
  });

  it('is offered a crop, and only that photo is', () => {
    assert.deepEqual(
      viewOf(offered).crops.map((crop) => crop?.kind),
      [undefined, 'offered', undefined],
    );
    assert.equal(draftOf(offered), draftOf(open));
  });

  it('is offered none where the site has locked what is posted', () => {
    const setup = { ...offered.page.setup, mediaLocked: true, media: { files: [chosen] } };
    const locked = { ...offered, page: { ...offered.page, setup } };
    assert.deepEqual(viewOf(locked).crops, []);
    assert.deepEqual(after(locked, { type: 'crop-opened', id }).page.crops, {});
  });

  it('is offered none where the site stores it', () => {
    const { facts } = photo(id, { width: 1500, height: 420 });
    const hosted = { source: { origin: 'url', url: 'https://a.example/a.jpg' }, facts } as const;
    const state = editing({ draft: completeDraft({ media: photos(1, { photos: [hosted] }) }) });
    assert.deepEqual(viewOf(state).crops, [undefined]);
  });

  it('is cropped from the file as it was chosen, at the place of the frame', () => {
    const moved = after(open, { type: 'crop-moved', id, place: 0.25 });
    const { effects } = step(moved, { type: 'crop-requested', id });
    const effect = effects.find(({ type }) => type === 'crop-photo');
    assert.deepEqual(effect?.type === 'crop-photo' && [effect.file, effect.place], [chosen, 0.25]);
  });

  for (const [place, kept] of [
    [-1, 0],
    [7, 1],
  ] as const) {
    it(`keeps the frame within it when that is moved to ${place}`, () => {
      assert.equal(after(open, { type: 'crop-moved', id, place }).page.crops[id]?.place, kept);
    });
  }

  it('gives its place in the post, and the cover, to the result', () => {
    assert.deepEqual(
      photosOf(made).map(({ source }) => source.origin === 'file' && source.id),
      ['first', 'made', 'last'],
    );
    const { media } = draftOf(made);
    assert.equal(media?.kind === 'photo' && media.coverIndex, 1);
    assert.equal(made.page.files['made'], cropped);
    assert.equal(viewOf(made).crops[1]?.kind, 'made');
  });

  it('comes back when the creator wants the original, with the frame where it was', () => {
    const back = after(made, { type: 'crop-canceled', id: 'made' });
    assert.deepEqual(photosOf(back), photosOf(offered));
    assert.equal(viewOf(back).crops[1]?.kind, 'open');
    assert.deepEqual(
      [back.page.files[id], back.page.originals[id], back.page.files['made']],
      [scaled, chosen, undefined],
    );
  });

  it('stays when the crop is canceled, and what comes late changes nothing', () => {
    const canceled = after(working, { type: 'crop-canceled', id });
    assert.equal(viewOf(canceled).crops[1]?.kind, 'open');
    assert.equal(after(canceled, { type: 'photo-cropped', ...result }), canceled);
    assert.equal(viewOf(after(canceled, { type: 'crop-canceled', id })).crops[1]?.kind, 'offered');
  });

  it('stays when the crop fails, which can be tried again', () => {
    const failed = after(working, { type: 'crop-refused', id, reason: 'undecodable' });
    const crop = viewOf(failed).crops[1];
    assert.equal(crop?.kind === 'failed' && crop.reason, 'undecodable');
    assert.equal(draftOf(failed), draftOf(offered));
    assert.equal(viewOf(after(failed, { type: 'crop-requested', id })).crops[1]?.kind, 'working');
  });

  it('stays when what crops did not load', () => {
    const [missing] = transition(working, { type: 'part-not-loaded', run: working.page.runs[`crop ${id}`] ?? -1 });
    const crop = viewOf(missing).crops[1];
    assert.equal(crop?.kind === 'failed' && crop.reason, 'not_loaded');
  });

  it('takes its crop along when it is removed', () => {
    const removed = after(working, { type: 'draft-edited', edit: { field: 'photo-removed', index: 1 } });
    assert.deepEqual(
      [removed.page.crops, removed.page.runs[`crop ${id}`], removed.page.originals],
      [{}, undefined, {}],
    );
  });

  it('is not posted while it is cropped, and not without a new consent after it', () => {
    const confirmed = consentTo(open, { locale: 'en', now: new Date(0) });
    assert.ok(confirmed);
    assert.equal(viewOf(working).form.fixing, true);
    assert.equal(after(working, confirmed).phase, 'editing');
    const late = after(made, confirmed);
    assert.equal(late.phase === 'editing' && late.notice, 'consent-voided');
  });

  it('hands on what it says of AI and of its place, but not its Content Credentials', () => {
    const provenance = { hasCredentials: true, ai: 'generated' } as const;
    const state = withPanorama({ hasLocation: true, location: 'position', provenance });
    assert.equal(viewOf(state).crops[1]?.losesCredentials, true);
    const done = after(
      state,
      { type: 'crop-opened', id },
      { type: 'crop-requested', id },
      { type: 'photo-cropped', ...result },
    );
    const facts = photosOf(done)[1]?.facts;
    assert.deepEqual([facts?.hasLocation, facts?.provenance], [true, { hasCredentials: false, ai: 'generated' }]);
    assert.equal(viewOf(done).form.aiSaid, 'generated');
  });

  it('is cropped while another one is, and both are in the post', () => {
    const two = editing({
      ...cropping(),
      draft: completeDraft({
        media: photos(2, {
          photos: [photo('a', { width: 900, height: 100 }), photo('b', { width: 900, height: 100 })],
        }),
      }),
      page: page({ files: { a: chosen, b: chosen } }),
    });
    const both = after(
      two,
      { type: 'crop-opened', id: 'a' },
      { type: 'crop-opened', id: 'b' },
      { type: 'crop-requested', id: 'a' },
      { type: 'crop-requested', id: 'b' },
    );
    assert.deepEqual(
      viewOf(both).crops.map((crop) => crop?.kind),
      ['working', 'working'],
    );
    const done = after(
      both,
      { type: 'photo-cropped', ...result, id: 'b', resultId: 'made-b' },
      { type: 'photo-cropped', ...result, id: 'a', resultId: 'made-a' },
    );
    assert.deepEqual(
      photosOf(done).map(({ source }) => source.origin === 'file' && source.id),
      ['made-a', 'made-b'],
    );
    const canceled = after(both, { type: 'crop-canceled', id: 'a' });
    assert.deepEqual(
      viewOf(canceled).crops.map((crop) => crop?.kind),
      ['open', 'working'],
    );
  });
});
