import { VIDEO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

const codecs: readonly string[] = VIDEO_LIMITS.codecs;

/** TikTok takes H.264, H.265, VP8 and VP9 (Media transfer guide, "Media restrictions", read 2026-11-22). */
export const videoCodecSupported: Rule = ({ draft: { media } }) => {
  if (media?.kind !== 'video') return undefined;
  const { codec, name } = media.facts;
  return codec === undefined || codecs.includes(codec) ? undefined : { code: 'video_codec_unsupported', name, codec };
};
