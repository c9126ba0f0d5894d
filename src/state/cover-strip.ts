import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Media } from '../domain/media.js';
import type { MediaLibrary } from './intake.js';

/** How many frames the strip shows, and how wide each is made, in CSS pixels. */
const FRAMES = 8;
const FRAME_WIDTH = 72;

interface Frame {
  readonly timestampMs: number;
  readonly url: string | undefined;
}

interface Strip {
  readonly id: string;
  readonly frames: readonly Frame[];
  readonly durationMs: number;
  readonly abort: AbortController;
}

export interface CoverStripOptions {
  readonly loadMedia: () => Promise<MediaLibrary>;
  readonly fileOf: (id: string) => File | undefined;
}

/**
 * Reads the frames to choose a cover from, for the video that is on the page. Its pictures are given back when another
 * video comes or the element leaves; without a decoder there is no strip.
 */
export class CoverStrip implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: CoverStripOptions;
  #strip: Strip | undefined;

  constructor(host: ReactiveControllerHost, options: CoverStripOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#release();
  }

  /** The strip of this media; reading begins with the first call, and the page is drawn again as frames arrive. */
  viewOf(
    media: Media | undefined,
    isEditing: boolean,
  ): { readonly frames: readonly Frame[]; readonly durationMs: number } | undefined {
    const id = media?.kind === 'video' && media.source.origin === 'file' ? media.source.id : undefined;
    if (id !== this.#strip?.id) this.#release();
    const seconds = media?.kind === 'video' ? media.facts.durationSeconds : undefined;
    if (id === undefined || !seconds || !isEditing) return undefined;
    this.#strip ??= this.#begin(id, seconds * 1000);
    const { frames, durationMs } = this.#strip;
    return frames.length > 0 ? { frames, durationMs } : undefined;
  }

  #begin(id: string, durationMs: number): Strip {
    const abort = new AbortController();
    const step = durationMs / FRAMES;
    const frames = Array.from({ length: FRAMES }, (_, index) => ({
      timestampMs: Math.round(index * step),
      url: undefined,
    }));
    void this.#read(id, durationMs / 1000, abort.signal);
    return { id, frames, durationMs, abort };
  }

  async #read(id: string, seconds: number, signal: AbortSignal): Promise<void> {
    const file = this.#options.fileOf(id);
    if (!file) return;
    try {
      const { coverFrames } = await this.#options.loadMedia();
      const strip = await coverFrames(file, { count: FRAMES, width: FRAME_WIDTH, seconds, signal });
      if (!strip.ok) return this.#withoutFrames();
      let any = false;
      for await (const { index, timestampMs, image } of strip.frames) {
        if (signal.aborted) return;
        this.#place(index, { timestampMs, url: URL.createObjectURL(image) });
        any = true;
      }
      if (!any) this.#withoutFrames();
    } catch {
      // A video that this browser cannot decode has no strip; TikTok then takes its first frame.
      if (!signal.aborted) this.#withoutFrames();
    }
  }

  #place(index: number, frame: Frame): void {
    if (!this.#strip || !this.#strip.frames[index]) return;
    this.#strip = { ...this.#strip, frames: this.#strip.frames.with(index, frame) };
    this.#host.requestUpdate();
  }

  #withoutFrames(): void {
    if (this.#strip) this.#strip = { ...this.#strip, frames: [] };
    this.#host.requestUpdate();
  }

  #release(): void {
    this.#strip?.abort.abort();
    for (const { url } of this.#strip?.frames ?? []) if (url !== undefined) URL.revokeObjectURL(url);
    this.#strip = undefined;
  }
}
