import type { ReactiveController } from 'lit';
import type { ControlsHost } from './controls/index.js';

/** What the preview keeps in hand: the photo that is shown, whether the video plays, and what is being dragged. */
export class PreviewController implements ReactiveController {
  readonly #host: ControlsHost;
  #photo = 0;
  #dragged: number | undefined;
  #dropping = false;
  #adding = false;

  constructor(host: ControlsHost) {
    this.#host = host;
    host.addController(this);
  }

  get playing(): boolean {
    const video = this.#video;
    return Boolean(video && !video.paused);
  }

  get muted(): boolean {
    return this.#video?.muted ?? false;
  }

  /** Files are being dragged over the card. */
  get dropping(): boolean {
    return this.#dropping;
  }

  hostDisconnected(): void {
    this.#video?.pause();
    this.#dropping = false;
  }

  /** Index of the photo shown, within the photos that there are. */
  photoOf(count: number): number {
    return Math.max(0, Math.min(this.#photo, count - 1));
  }

  showPhoto(index: number): void {
    this.#photo = index;
    this.redraw();
  }

  togglePlay(): void {
    const video = this.#video;
    // A refusal of the browser shows as the button that stays "Play".
    if (video?.paused) video.play().catch(() => this.redraw());
    else video?.pause();
  }

  toggleMute(): void {
    const video = this.#video;
    if (video) video.muted = !video.muted;
  }

  /** Shows one frame of the video; the cover is chosen by looking at it. */
  seek(seconds: number): void {
    const video = this.#video;
    if (!video) return;
    video.pause();
    video.currentTime = seconds;
  }

  /** Opens the browser's own dialog. */
  pick(adding: boolean): void {
    this.#adding = adding;
    const input = this.#host.renderRoot.querySelector('input[type=file]');
    if (input instanceof HTMLInputElement) input.click();
  }

  /** What was picked, and whether it is to be added; the input forgets it, so that the same file can be picked again. */
  take(event: Event): { readonly files: readonly File[]; readonly adding: boolean } {
    const input = event.currentTarget;
    if (!(input instanceof HTMLInputElement)) return { files: [], adding: false };
    const files = [...(input.files ?? [])];
    input.value = '';
    return { files, adding: this.#adding };
  }

  setDropping(dropping: boolean): void {
    if (this.#dropping === dropping) return;
    this.#dropping = dropping;
    this.redraw();
  }

  drag(index: number | undefined): void {
    this.#dragged = index;
  }

  /** The photo that is being dragged to another place, if any. */
  get dragged(): number | undefined {
    return this.#dragged;
  }

  readonly redraw = (): void => {
    this.#host.requestUpdate();
  };

  get #video(): HTMLVideoElement | null {
    return this.#host.renderRoot.querySelector('video');
  }
}
