import { PHOTO_LIMITS } from '../domain/limits.js';
import type { Media, Photos } from '../domain/media.js';
import { photoViolation } from '../domain/rules/index.js';
import type { HostSettings } from '../domain/settings.js';
import type { Intake, Refusal } from './composer-state.js';
import type { FileShelf } from './file-shelf.js';
import type { IntakeResult, IntakeTools, MediaLibrary } from './intake.js';
import type { PresetMedia } from './preset-media.js';
import { readPreset } from './preset-media.js';

export interface MediaIntakeOptions {
  readonly shelf: FileShelf;
  readonly loadMedia: () => Promise<MediaLibrary>;
  readonly accept: () => HostSettings['accept'];
  /** The photos in the draft now; it may change while files are read. */
  readonly photos: () => Photos | undefined;
  readonly changed: (intake: Intake) => void;
  readonly read: (media: Media) => void;
}

/** What becomes of the photos that are in the draft. */
export interface Choice {
  /** New photos go behind them. */
  readonly adding: boolean;
  /** Files of another kind replace them; otherwise they are refused beside them. */
  readonly orReplacing?: boolean;
}

const RULES = { limits: PHOTO_LIMITS, violation: photoViolation };

/** Brings files into the draft, one choice at a time: a newer choice ends the one before it. */
export class MediaIntake {
  readonly #options: MediaIntakeOptions;
  #running: AbortController | undefined;
  /** Begins what is on its way once more. */
  #again: (() => void) | undefined;
  #waiting:
    { readonly entries: Extract<IntakeResult, { kind: 'offered' }>['entries']; readonly adding: boolean } | undefined;

  constructor(options: MediaIntakeOptions) {
    this.#options = options;
  }

  /** Reads files. */
  choose(files: readonly File[], { adding, orReplacing = false }: Choice): void {
    const [first] = files;
    if (!first) return;
    const present = adding ? (this.#options.photos()?.photos.length ?? 0) : 0;
    void this.#run(first.name, adding, ({ takeIn }, tools) =>
      takeIn({ files, present, orReplacing, accept: this.#options.accept() }, tools),
    );
  }

  /** Takes what the host presets; a value of another shape counts as nothing. */
  preset(preset: PresetMedia | undefined): void {
    const read = readPreset(preset);
    if (!read) return;
    if ('files' in read) this.choose(read.files, { adding: false });
    else {
      const [url = ''] = 'videoUrl' in read ? [read.videoUrl] : read.photoUrls;
      void this.#run(nameOf(url), false, ({ takeHosted }, tools) => takeHosted(read, tools));
    }
  }

  /** Mends the offered photos, or leaves them out; a refusal is taken away. */
  answer(accepted: boolean): void {
    const waiting = this.#waiting;
    if (!waiting) return this.#options.changed({ kind: 'idle' });
    const name = waiting.entries.flatMap((entry) => ('file' in entry ? [entry.file.name] : []))[0] ?? '';
    void this.#run(name, waiting.adding, ({ answerOffers }, tools) => answerOffers(waiting.entries, accepted, tools));
  }

  /** Whether files are on their way into the draft: until then no draft names them. */
  get isBusy(): boolean {
    return this.#again !== undefined || this.#waiting !== undefined;
  }

  refuse(refusal: Refusal): void {
    this.#options.changed({ kind: 'refused', refusal });
  }

  stop(): void {
    this.suspend();
    this.#again = undefined;
    this.#waiting = undefined;
  }

  /** Ends the reading, but forgets nothing. */
  suspend(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Reads from the start what `suspend` has ended. */
  resume(): void {
    if (!this.#running) this.#again?.();
  }

  async #run(
    name: string,
    adding: boolean,
    work: (
      intake: typeof import('./intake.js'),
      tools: IntakeTools,
    ) => Promise<IntakeResult | { readonly kind: 'nothing-left' }>,
  ): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    this.#again = () => void this.#run(name, adding, work);
    this.#options.changed({ kind: 'reading', name });
    try {
      const [intake, media] = await Promise.all([import('./intake.js'), this.#options.loadMedia()]);
      const { signal } = running;
      const result = await work(intake, { shelf: this.#options.shelf, media, rules: RULES, signal });
      if (signal.aborted) return;
      this.stop();
      this.#settle(result, adding);
    } catch {
      if (running.signal.aborted) return;
      this.stop();
      this.refuse({ kind: 'unusable', reason: 'unreadable', name });
    }
  }

  #settle(result: IntakeResult | { readonly kind: 'nothing-left' }, adding: boolean): void {
    switch (result.kind) {
      case 'taken':
        this.#options.read(adding ? this.#added(result.media) : result.media);
        if (result.refusal) this.refuse(result.refusal);
        return;
      case 'refused':
        return this.#options.changed({ kind: 'refused', refusal: result.refusal });
      case 'nothing-left':
        return this.#options.changed({ kind: 'idle' });
      case 'offered':
        this.#waiting = { entries: result.entries, adding };
        return this.#options.changed({ kind: 'offered', offers: result.offers });
      default:
        return result satisfies never;
    }
  }

  #added(media: Media): Media {
    const present = this.#options.photos();
    return media.kind === 'photo' && present ? { ...present, photos: [...present.photos, ...media.photos] } : media;
  }
}

function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || url;
  } catch {
    return last;
  }
}
