/** What the page shows of one piece of media: a URL to draw from, owned and released by the controller. */
export interface Shown {
  /** Object URL or the host's URL; `undefined` while it is being made. */
  readonly url: string | undefined;
  /** The browser has no decoder for it, though TikTok takes it. */
  readonly unplayable: boolean;
}

/** Looks up what to show for a media source, by its file id or its URL. */
export type ShowMedia = (key: string) => Shown;
