import { cropFrame } from '../../domain/crop.js';
import { withPhoto } from '../../domain/media-edits.js';
import type { Draft } from '../../domain/draft.js';
import { madeFrom } from '../../domain/media.js';
import { sameValue } from '../../domain/same-value.js';
import type { Crop, Crops, FilePhoto } from '../crop-state.js';
import type { RunEvent } from '../events.js';
import { idOfMade } from '../preset-media.js';
import { begin, end, stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState, Page, StateIn } from '../state.js';
import { draftOf, isLocked } from '../state.js';

/** Where the frame of a crop begins: people put what matters into the middle. */
const MIDDLE = 0.5;

function filePhoto({ media }: Draft, id: string): FilePhoto | undefined {
  const photos = media?.kind === 'photo' ? media.photos : [];
  return photos.find((photo): photo is FilePhoto => photo.source.origin === 'file' && photo.source.id === id);
}

export function cropOpened(state: ComposerState, id: string): Transition {
  const { crops } = state.page;
  if (!isOpen(state) || crops[id]) return stay(state);
  const photo = filePhoto(state.draft, id);
  return photo && cropFrame(photo.facts) ? stay(withCrop(state, id, { kind: 'open', place: MIDDLE })) : stay(state);
}

export function cropMoved(state: ComposerState, id: string, place: number): Transition {
  const { kind } = state.page.crops[id] ?? {};
  if (kind !== 'open' && kind !== 'failed') return stay(state);
  return stay(withCrop(state, id, { kind: 'open', place: Math.max(0, Math.min(place, 1)) }));
}

/** The creator wants the crop; the result replaces the photo in the draft, where the preview shows it. */
export function cropRequested(state: ComposerState, id: string): Transition {
  const { crops, files, originals } = state.page;
  const crop = crops[id];
  // The crop is made of the photo as it was chosen, which may have more pixels than what is posted.
  const file = originals[id] ?? files[id];
  if (!isOpen(state) || !file || (crop?.kind !== 'open' && crop?.kind !== 'failed')) return stay(state);
  const { place } = crop;
  return begin(withCrop(state, id, { kind: 'working', place }), `crop ${id}`, { type: 'crop-photo', id, file, place });
}

/** Puts the frame away, stops a crop, or brings the original back. */
export function cropCanceled(state: ComposerState, id: string): Transition {
  const crop = state.page.crops[id];
  if (!crop || !isOpen(state)) return stay(state);
  const { [id]: _, ...others } = state.page.crops;
  switch (crop.kind) {
    case 'open':
    case 'failed':
      return stay(withPage(state, { crops: others }));
    case 'working':
      return stay(withCrop(end(state, `crop ${id}`), id, { kind: 'open', place: crop.place }));
    case 'made': {
      const { original, place } = crop;
      const draft = withPhoto(state.draft, id, original);
      const crops: Crops = { ...others, [original.source.id]: { kind: 'open', place } };
      return stay(withPage({ ...state, draft, notice: undefined }, { crops }));
    }
    default:
      return crop satisfies never;
  }
}

type CropEvent = Extract<RunEvent, { readonly type: 'photo-cropped' | 'crop-refused' }>;

/** What became of a crop. */
export function cropReported(state: ComposerState, event: CropEvent): Transition {
  const { id } = event;
  const crop = state.page.crops[id];
  if (crop?.kind !== 'working') return stay(state);
  const { place } = crop;
  const done = end(state, `crop ${id}`);
  if (event.type === 'crop-refused') return stay(withCrop(done, id, { kind: 'failed', place, reason: event.reason }));
  if (!('draft' in done)) return stay(done);
  const original = filePhoto(done.draft, id);
  if (!original) return stay(done);
  const { [id]: _, ...others } = done.page.crops;
  const resultId = idOfMade(event.resultId, original);
  const source = { origin: 'file', id: resultId } as const;
  const draft = withPhoto(done.draft, id, { source, facts: madeFrom(original.facts, event.facts) });
  return stay(
    withPage(
      { ...done, draft },
      {
        files: { ...done.page.files, [resultId]: event.file },
        crops: { ...others, [resultId]: { kind: 'made', place, original } },
      },
    ),
  );
}

/** The photo that a run crops. */
export function croppedBy({ crops, runs }: Page, run: number): string | undefined {
  return Object.keys(crops).find((id) => runs[`crop ${id}`] === run);
}

/** Forgets the crops of photos that have left the draft, and stops what nobody waits for. */
export function withCrops(state: ComposerState): ComposerState {
  const { crops, presence, runs } = state.page;
  const draft = draftOf(state);
  const goesOn = presence !== 'away' && isOpen(state);
  const kept = Object.fromEntries(Object.entries(crops).filter(([id]) => filePhoto(draft, id)));
  const known = goesOn ? kept : { ...kept, ...stopped(kept) };
  const now = sameValue(known, crops) ? state : withPage(state, { crops: known });
  const idle = Object.keys(crops).filter((id) => runs[`crop ${id}`] !== undefined && known[id]?.kind !== 'working');
  return idle.length > 0 ? end(now, ...idle.map((id) => `crop ${id}` as const)) : now;
}

function isOpen(state: ComposerState): state is StateIn<'editing'> {
  return state.phase === 'editing' && !isLocked(state);
}

function withCrop<S extends ComposerState>(state: S, id: string, crop: Crop): S {
  return withPage(state, { crops: { ...state.page.crops, [id]: crop } });
}

/** Those that were being made, back to where their frame stood. */
function stopped(crops: Crops): Crops {
  const working = Object.entries(crops).filter(([, { kind }]) => kind === 'working');
  return Object.fromEntries(working.map(([id, { place }]) => [id, { kind: 'open', place }]));
}
