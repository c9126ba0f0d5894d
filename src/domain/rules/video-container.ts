import { VIDEO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

const containers: readonly string[] = VIDEO_LIMITS.containers;

/** TikTok takes MP4, WebM and MOV (Media transfer guide, "Media restrictions", read 2026-11-22). */
export const videoContainerSupported: Rule = ({ draft: { media } }) => {
  if (media?.kind !== 'video') return undefined;
  const { container, name } = media.facts;
  return container === undefined || containers.includes(container)
    ? undefined
    : { code: 'video_container_unsupported', name, container };
};
