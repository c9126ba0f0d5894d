import { fileIds } from '../domain/media.js';
import type { Video } from '../domain/media.js';
import type { Effect } from './effects/effect.js';
import { withCrops } from './phases/cropping.js';
import { withFix } from './phases/fixing.js';
import { questionOf } from './import-state.js';
import { begin, end, withPage } from './runs.js';
import type { Transition } from './runs.js';
import { draftOf } from './state.js';
import type { ComposerState, Strip } from './state.js';

/** How many frames the film strip shows. */
const FRAMES = 8;

/**
 * Brings in line with the state what only follows from it: the files that are kept, an object URL for each that is
 * shown, the film strip, and what can be changed about the video.
 */
export function withResources([state, effects]: Transition): Transition {
  const begun: Effect[] = [...effects];
  let now = withStrip(withFiles(withCrops(withFix(state, begun))), begun);
  for (const id of Object.keys(now.page.files)) {
    const file = now.page.files[id];
    if (!file || now.page.presence !== 'here' || now.page.runs[`preview ${id}`] !== undefined) continue;
    const [next, more] = begin(now, `preview ${id}`, {
      type: 'preview',
      id,
      kind: isVideo(now, id) ? 'video' : 'photo',
      file,
    });
    now = next;
    begun.push(...more);
  }
  return [now, begun];
}

/** The video of the draft, or the one that it was made of; every other file is a photo. */
function isVideo(state: ComposerState, id: string): boolean {
  const { media } = draftOf(state);
  return (media?.kind === 'video' && fileIds(media).has(id)) || state.page.fix?.video.source.id === id;
}

/** Until files on their way are in the draft, it names none of them. */
function withFiles(state: ComposerState): ComposerState {
  const { files, originals, previews, presence, crops } = state.page;
  const waiting = 'importState' in state && state.importState.kind !== 'idle' ? waitingIds(state) : [];
  const { fix } = state.page;
  const uncut = Object.values(crops).flatMap((crop) => (crop.kind === 'made' ? [crop.original.source.id] : []));
  const kept = new Set([...fileIds(draftOf(state).media), ...waiting, ...uncut, ...(fix ? [fix.video.source.id] : [])]);
  const isShown = (id: string): boolean => kept.has(id) && presence === 'here';
  const lanes = Object.keys(state.page.runs).flatMap((lane) => {
    const id = lane.startsWith('preview ') ? lane.slice('preview '.length) : undefined;
    return id === undefined || (isShown(id) && files[id]) ? [] : [`preview ${id}` as const];
  });
  const stale = Object.keys(files).some((id) => !kept.has(id)) || Object.keys(previews).some((id) => !isShown(id));
  if (lanes.length === 0 && !stale) return state;
  return withPage(end(state, ...lanes), {
    files: only(files, (id) => kept.has(id)),
    originals: only(originals, (id) => kept.has(id)),
    previews: only(previews, isShown),
  });
}

function waitingIds({ importState }: Extract<ComposerState, { readonly importState: unknown }>): readonly string[] {
  const entries =
    importState.kind === 'offered'
      ? importState.entries
      : 'request' in importState && importState.request.kind === 'offers'
        ? importState.request.entries
        : [];
  const ids = entries.flatMap((entry) => ('source' in entry && entry.source.origin === 'file' ? entry.source.id : []));
  return [...ids, ...fileIds(questionOf(importState)?.media)];
}

function only<T>(record: Readonly<Record<string, T>>, fits: (key: string) => boolean): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => fits(key)));
}

/** TikTok ignores the cover of a draft for the inbox, where a strip is for trimming only, and nobody sees the strip of a page that is away. */
function withStrip(state: ComposerState, begun: Effect[]): ComposerState {
  const { page } = state;
  const { media } = draftOf(state);
  const isOpen = (state.phase === 'editing' || state.phase === 'loading') && page.presence === 'here';
  const isWanted =
    isOpen && (page.setup.settings.mode === 'direct' || (page.fix?.kind !== 'made' && page.fix?.trim !== undefined));
  const next = isWanted && media?.kind === 'video' ? stripOf(media, page.files) : undefined;
  if (next?.fileId === page.strip?.fileId) return state;
  if (!next) return withPage(end(state, 'strip'), { strip: undefined });
  const { file, ...strip } = next;
  const [now, effects] = begin(withPage(state, { strip }), 'strip', {
    type: 'read-strip',
    file,
    seconds: strip.durationMs / 1000,
    frames: strip.frames,
  });
  begun.push(...effects);
  return now;
}

function stripOf(
  { source, facts }: Video,
  files: Readonly<Record<string, File>>,
): (Strip & { readonly file: File }) | undefined {
  const file = source.origin === 'file' ? files[source.id] : undefined;
  if (source.origin !== 'file' || !file || !facts.durationSeconds) return undefined;
  const durationMs = facts.durationSeconds * 1000;
  const step = durationMs / FRAMES;
  const frames = Array.from({ length: FRAMES }, (_, index) => ({
    timestampMs: Math.round(index * step),
    url: undefined,
  }));
  return { fileId: source.id, durationMs, frames, file };
}
