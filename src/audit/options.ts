/** What the audit kit is asked to do; only `url` is required. */
export interface AuditOptions {
  /** Address of the page that shows the composer, as reviewers will see it in the address bar. */
  readonly url: string;
  /** Folder for video, screenshots and reports; made where it does not exist. Default: `tiktok-audit`. */
  readonly folder?: string;
  /** Chrome, Edge or Chromium; default: `CHROME_PATH`, else an installed one. */
  readonly browserPath?: string;
  /** More arguments for the browser, such as `--no-sandbox` in a container. */
  readonly browserArguments?: readonly string[];
  /** Shows the browser window, and waits up to five minutes for a person to sign in to the site and to TikTok. */
  readonly signIn?: boolean;
  /** Stops before the post is sent. */
  readonly dryRun?: boolean;
  /** Only these points, such as `1a` or `3b`; default: all. The account is connected in any case. */
  readonly points?: readonly string[];
  /** Milliseconds between two actions, so that a viewer can follow. Default: 900. */
  readonly paceMs?: number;
  /** Records the walk as a video. Default: yes. */
  readonly video?: boolean;
  /** ffmpeg for an H.264 video; default: `FFMPEG_PATH`, else `ffmpeg` where it is installed. Without it the video is WebM. */
  readonly ffmpegPath?: string;
  /** The host's video to post; default: a plain one that the kit makes. */
  readonly videoFile?: string;
  /** What the host writes into TikTok's audit form. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Told what happens, one line each. */
  readonly log?: (line: string) => void;
}
