/** One frame of a video. */
export interface Frame {
  /** When the frame itself is shown, which may be earlier than where it was asked for. */
  readonly timestampMs: number;
  /** A JPEG, upright. */
  readonly image: Blob;
}

/** One frame of a cover strip. */
export interface CoverFrame extends Frame {
  /** Its place in the strip, from 0. */
  readonly index: number;
}

/** A way to get frames out of one video. */
export interface FrameReader {
  readonly seconds: number;
  /** The frame shown at a time, or one close before it; `undefined` where it cannot be decoded. */
  frameAt(seconds: number): Promise<Frame | undefined>;
  /** Frees what the reader holds. */
  close(): void;
}

export const FRAME_QUALITY = 0.75;
