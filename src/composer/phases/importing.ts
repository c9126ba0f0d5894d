import type { Draft } from '../../domain/draft.js';
import { withMedia } from '../../domain/media-edits.js';
import { fileIds } from '../../domain/media.js';
import type { Media } from '../../domain/media.js';
import { byIds, nameIn } from '../chosen-ids.js';
import type { RunEvent } from '../events.js';
import { isBusy, questionOf } from '../import-state.js';
import { end, stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import { isLocked } from '../state.js';
import type { ChosenBefore, ComposerState, Composing, ImportRequest, MissingFiles, Refusal, Setup } from '../state.js';
import { withParts, withPresent } from '../missing-files.js';
import { isPreset } from '../preset-media.js';
import { chosenFiles, markOf } from '../waiting-files.js';
import { beginImport, filesTaken, isTwin } from './opening.js';

/** Imports what the host presets. */
export function importPreset(state: ComposerState, { media }: Setup): Transition {
  if (!media || !('draft' in state)) return stay(state);
  const known = withPage(state, { unplayable: [] });
  const request = { by: 'host', adding: false } as const;
  if ('files' in media) {
    const [first] = media.files;
    return first
      ? beginImport(known, { ...request, kind: 'files', files: media.files, orReplacing: false, name: first.name })
      : stay(state);
  }
  const [url = ''] = 'videoUrl' in media ? [media.videoUrl] : media.photoUrls;
  return beginImport(known, { ...request, kind: 'hosted', media, name: nameOf(url) });
}

/** The host has taken its media back; what the user has chosen stays. */
export function withoutPreset(state: Composing): Composing {
  const { draft, importState } = state;
  const now = 'request' in importState && importState.request.by === 'host' ? stopImport(state) : state;
  return draft.media
    ? withOther(
        now,
        withParts(draft, draft.media, (part) => !isPreset(part)),
      )
    : now;
}

/** With other media in the draft, of which no post has been found; what else is said stays, because the user may not have read it. */
function withOther(state: Composing, draft: Draft): Composing {
  return state.phase === 'editing' && isTwin(state.notice)
    ? { ...state, draft, notice: undefined }
    : { ...state, draft };
}

function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || url;
  } catch {
    return last;
  }
}

export function filesChosen(
  state: ComposerState,
  files: readonly File[],
  how: 'replace' | 'add' | 'either',
): Transition {
  const [first] = files;
  if (state.phase !== 'editing' || !first) return stay(state);
  if (isLocked(state)) return refuseChange(state);
  const question = questionOf(state.importState);
  if (!question) return how === 'replace' ? filesTaken(state, files, how) : filesJoined(state, files, how);
  const { media, chosen } = question;
  if (media) return findAgain(state, { question, media, files, opens: false, name: first.name });
  const again = chosen ? byIds(chosen.ids, files) : {};
  // Files that are not those that were chosen before are a new choice.
  if (!chosen || Object.keys(again).length === 0) return filesTaken(state, files, how, question);
  return chosenAgain(state, { ...chosen, files: { ...chosen.files, ...again } });
}

/** Reads files that come to others which are still on their way; one that is among those is not read twice. */
function filesJoined(state: Composing, files: readonly File[], how: 'add' | 'either'): Transition {
  const { importState } = state;
  const waiting = chosenFiles(state);
  if (!('request' in importState) || waiting.length === 0) return filesTaken(state, files, how);
  const marks = waiting.map(markOf);
  const others = files.filter((file) => !marks.includes(markOf(file)));
  const [first] = others;
  if (!first) return stay(state);
  const { by, adding } = importState.request;
  const joined = { files: [...waiting, ...others], waiting: waiting.length, orReplacing: how === 'either' };
  return beginImport(state, { kind: 'files', by, adding, name: first.name, ...joined });
}

/** Reads files again that were not in the draft yet, so that what was offered about them is offered again; or asks for them. */
export function chosenAgain(state: Composing, chosen: ChosenBefore | undefined): Transition {
  if (!chosen) return stay(state);
  const { ids, files } = chosen;
  const adding = chosen.adding && state.draft.media?.kind === 'photo';
  const missing = ids.find((id) => !files[id]);
  if (missing !== undefined) {
    return ask(state, { kind: 'missing', name: nameIn(missing), chosen: { ...chosen, adding }, canOpen: false });
  }
  const found = ids.flatMap((id) => files[id] ?? []);
  const [first] = found;
  if (!first) return stay(state);
  return beginImport(state, { kind: 'files', files: found, by: 'user', adding, orReplacing: true, name: first.name });
}

/** Asks for files that are not at hand; none of their media is in the draft until all are. */
export function ask(state: Composing, question: MissingFiles): Transition {
  const draft = question.media ? withMedia(state.draft, undefined) : state.draft;
  return [{ ...end(state, 'import'), draft, importState: question }, []];
}

/** Ends an import that has brought nothing: what others were asked for before it is asked for again. */
function unanswered(state: Composing, { question }: ImportRequest, refusal?: Refusal): Transition {
  const now = stopImport(state);
  if (question) return ask(now, { ...question, refusal });
  return stay(refusal ? { ...now, importState: { kind: 'refused', refusal } } : now);
}

/** Brings the files of a draft that has come back together: opened where they are, or chosen again. */
export function findAgain(
  state: Composing,
  again: Pick<Extract<ImportRequest, { readonly kind: 'again' }>, 'question' | 'media' | 'files' | 'opens' | 'name'>,
): Transition {
  const found = [...fileIds(again.media)].filter((id) => state.page.files[id]);
  return beginImport(state, { ...again, kind: 'again', found, by: 'user', adding: false });
}

export function refuseChange(state: Composing): Transition {
  // The refusal would take the place of the question, which then could not be answered.
  if (isBusy(state.importState)) return stay(state);
  return [{ ...state, importState: { kind: 'refused', refusal: { kind: 'locked' } } }, []];
}

/** Ends an import and takes back what it said. */
export function stopImport<S extends Composing>(state: S): S {
  return { ...end(state, 'import'), importState: { kind: 'idle' } };
}

export function offersAnswered(state: ComposerState, accepted: boolean): Transition {
  if (!('draft' in state)) return stay(state);
  const { importState } = state;
  const { kind } = importState;
  // Declined, they would be gone for good.
  if (!accepted && 'request' in importState && importState.request.by === 'host' && isLocked(state)) return stay(state);
  if (importState.kind === 'missing') return withoutMissing(state, importState);
  if (kind === 'refused') return stay(stopImport(state));
  if (kind === 'not-loaded' && !accepted) return unanswered(state, importState.request);
  if (importState.kind !== 'offered') return stay(state);
  const { entries, request } = importState;
  const name = entries.flatMap((entry) => ('file' in entry ? [entry.file.name] : []))[0] ?? '';
  const { by, adding, question } = request;
  return beginImport(state, { kind: 'offers', entries, accepted, by, adding, name, question });
}

/** What is at hand is gone on with. */
function withoutMissing(state: Composing, { media, chosen }: MissingFiles): Transition {
  const draft = media ? withPresent(state.draft, media, state.page.files) : state.draft;
  const ids = chosen?.ids.filter((id) => chosen.files[id]) ?? [];
  return chosenAgain(withOther(stopImport(state), draft), chosen && { ...chosen, ids });
}

export function importRetried(state: ComposerState): Transition {
  return 'draft' in state && state.importState.kind === 'not-loaded'
    ? beginImport(state, state.importState.request)
    : stay(state);
}

type ImportEvent = Extract<
  RunEvent,
  { readonly type: 'media-imported' | 'photos-offered' | 'import-refused' | 'import-emptied' }
>;

/** What became of the files. */
export function importReported(state: ComposerState, event: ImportEvent): Transition {
  if (!('draft' in state) || state.importState.kind !== 'reading') return stay(state);
  const { request } = state.importState;
  const done = end(state, 'import');
  switch (event.type) {
    case 'media-imported': {
      const { media, refusal, files, originals } = event;
      const draft = withMedia(state.draft, request.adding ? added(state.draft.media, media) : media);
      const importState = refusal ? ({ kind: 'refused', refusal } as const) : ({ kind: 'idle' } as const);
      const now = withPage(
        { ...withOther(done, draft), importState },
        {
          files: { ...done.page.files, ...files },
          originals: { ...done.page.originals, ...originals },
        },
      );
      return stay(now);
    }
    case 'photos-offered': {
      const { offers, entries, files, refusal } = event;
      const importState = { kind: 'offered', request, offers, entries, ...(refusal && { refusal }) } as const;
      return stay(withPage({ ...done, importState }, { files: { ...done.page.files, ...files } }));
    }
    case 'import-refused':
      return unanswered(state, request, event.refusal);
    case 'import-emptied':
      return unanswered(state, request);
    default:
      return event satisfies never;
  }
}

function added(present: Media | undefined, media: Media): Media {
  return media.kind === 'photo' && present?.kind === 'photo'
    ? { ...present, photos: [...present.photos, ...media.photos] }
    : media;
}

/** The files wait until what reads them is loaded. */
export function importNotLoaded(state: ComposerState, run: number): Transition {
  const isOurs = run === state.page.runs.import;
  if (!isOurs || !('draft' in state) || state.importState.kind !== 'reading') return stay(state);
  const { request } = state.importState;
  return [{ ...end(state, 'import'), importState: { kind: 'not-loaded', request } }, []];
}
