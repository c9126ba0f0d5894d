import { readPreset } from './composer/preset-media.js';
import type { Explain } from './diagnostics/problem.js';
import { readOverrides } from './text/strings.js';

/** Explains what means nothing, or may not be set, in the objects of a host; apart from the element, which every visitor loads. */
export function explainObjects(
  { media, strings }: { readonly media: unknown; readonly strings: unknown },
  explain: Explain,
): void {
  const preset = readPreset(media);
  if (media !== undefined && !preset) {
    explain({ code: 'media-shape', about: Object.prototype.toString.call(media).slice(8, -1) });
  }
  const files = preset && 'files' in preset ? preset.files : [];
  const other = files.find(({ type }) => type && !/^(video|image)\//.test(type));
  if (other) explain({ code: 'media-type', about: other.type });
  const [, refused] = readOverrides(Object(strings ?? {}));
  if (refused.length > 0) explain({ code: 'protected-string', about: refused.join(', ').slice(0, 200) });
}
