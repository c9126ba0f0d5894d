import type { PanelView } from '../composer/panel-view.js';
import type { Text } from '../text/text.js';

/** What a post on its way says in a few words, where its page is closed. */
export interface ShortProgress {
  readonly words: string;
  readonly fraction: number | undefined;
  /** The same without the numbers, which change too often to be read out. */
  readonly news: string;
}

/** Nothing while there is no post, and nothing of what the page says when it is opened. */
export function shortProgress(panel: PanelView | undefined, text: Text): ShortProgress | undefined {
  const still = (news: string): ShortProgress => ({ words: news, fraction: undefined, news });
  switch (panel?.kind) {
    case 'progress': {
      if (panel.stage === 'processing') return still(text.say('progress.step.processing'));
      const { flow, bytes } = panel;
      const news = text.say(flow.kind === 'running' ? 'progress.step.uploading' : 'progress.paused');
      if (!bytes) return still(news);
      return { words: `${news} ${text.format.percent(bytes.fraction)}`, fraction: bytes.fraction, news };
    }
    case 'published':
      return still(text.say(panel.outcome.kind === 'inbox' ? 'published.title.inbox' : 'published.title'));
    case 'failed': {
      const { kind } = panel.failure;
      if (kind === 'creator') return undefined;
      return still(text.say(kind === 'unknown' ? 'failed.title.unknown' : 'failed.title'));
    }
    case 'connect':
    case 'blocked':
    case 'interrupted':
    case undefined:
      return undefined;
    default:
      return panel satisfies never;
  }
}
