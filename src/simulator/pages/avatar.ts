import type { Creator } from '../model.js';
import { markup } from './html.js';

/** A drawn avatar, as SVG: a sun over hills in the creator's hue, without letters, which a nickname might not have. */
export function avatarSvg(creator: Creator): string {
  const hue = ((Math.round(creator.hue) % 360) + 360) % 360;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="200" height="200">
    <rect width="100" height="100" fill="hsl(${hue} 60% 82%)" />
    <circle cx="${30 + (hue % 40)}" cy="38" r="17" fill="hsl(${(hue + 40) % 360} 80% 62%)" />
    <path d="M0 74Q25 48 50 70T100 62V100H0Z" fill="hsl(${hue} 45% 45%)" />
    <path d="M0 86Q30 68 60 84T100 80V100H0Z" fill="hsl(${hue} 50% 30%)" />
  </svg>`.source;
}
