import type { ReactiveController } from 'lit';
import type { ComposerEvent } from '../composer/events.js';
import type { Photo } from '../domain/media.js';
import type { carryPhoto } from './carry-photo.js';
import type { ControlsHost } from './controls/index.js';
import type { cropSection } from './sections/crop.js';

/** What the preview keeps in hand: the photo that is shown, whether the video plays, and whether files are being dragged. */
export class PreviewController implements ReactiveController {
  readonly #host: ControlsHost;
  /** Another number whenever what it keeps in hand has to be drawn again. */
  changes = 0;
  /** Index of the photo shown, among those that were drawn last. */
  photo = 0;
  photos: readonly Photo[] | undefined;
  #how: 'replace' | 'add' = 'replace';
  /** Files are being dragged over the card. */
  dropping = false;
  /** Follows a press on the strip of photos; until it is loaded, the buttons alone change the order. */
  carry: typeof carryPhoto | undefined;

  /** Draws the crop of a photo, once it is loaded. */
  cropSection: typeof cropSection | undefined;

  constructor(host: ControlsHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The video in the preview, once it is there. */
  get video(): HTMLVideoElement | null {
    return this.#host.renderRoot.querySelector('video');
  }

  hostDisconnected(): void {
    this.video?.pause();
    this.dropping = false;
  }

  showPhoto(index: number): void {
    this.photo = index;
    this.redraw();
  }

  togglePlay(): void {
    const { video } = this;
    // A refusal of the browser shows as the button that stays "Play".
    if (video?.paused) video.play().catch(() => this.redraw());
    else video?.pause();
  }

  toggleMute(): void {
    const { video } = this;
    if (video) video.muted = !video.muted;
  }

  /** Shows one frame of the video; the cover is chosen by looking at it. */
  seek(seconds: number): void {
    const { video } = this;
    if (!video) return;
    video.pause();
    video.currentTime = seconds;
  }

  /** Opens the browser's own dialog, or the camera of a phone. */
  pick(how: 'replace' | 'add', input: 'files' | 'camera' = 'files'): void {
    this.#how = how;
    this.#host.renderRoot.querySelector<HTMLInputElement>(`#${input}`)?.click();
  }

  /** Reports the chosen files; the input is cleared, so that the same file can be picked again. */
  take(input: HTMLInputElement, dispatch: (event: ComposerEvent) => void): void {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) dispatch({ type: 'files-chosen', files, how: this.#how });
  }

  redraw(): void {
    this.changes += 1;
    this.#host.requestUpdate();
  }
}
