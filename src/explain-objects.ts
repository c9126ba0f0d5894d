import type { ShareToTikTokAdapter } from './adapter/contract.js';
import { readPreset } from './composer/preset-media.js';
import type { Explain } from './diagnostics/problem.js';
import { ENGLISH } from './text/en.js';
import { readOverrides } from './text/strings.js';

const NEEDED_METHODS = ['getCreatorInfo', 'createPost', 'uploadChunk', 'getPostStatus'] as const;
const OTHER_METHODS = ['connect', 'disconnect', 'stagePhoto', 'watchPostStatus', 'cancelPost'] as const;

/** The objects that a host has set, as they came. */
interface HostObjects {
  readonly adapter: ShareToTikTokAdapter | undefined;
  readonly media: unknown;
  readonly strings: unknown;
}

/** Explains what means nothing, or may not be set, in the objects of a host. */
export function explainObjects({ adapter, media, strings }: HostObjects, explain: Explain): void {
  if (adapter) explainMethods(adapter, explain);
  const preset = readPreset(media);
  if (media !== undefined && !preset) {
    explain({ code: 'media-shape', about: Object.prototype.toString.call(media).slice(8, -1) });
  }
  const files = preset && 'files' in preset ? preset.files : [];
  const other = files.find(({ type }) => type && !/^(video|image)\//.test(type));
  if (other) explain({ code: 'media-type', about: other.type });
  const [overrides, refused] = readOverrides(Object(strings ?? {}));
  if (refused.length > 0) explain({ code: 'protected-string', about: listOf(refused) });
  const unknown = Object.keys(overrides).filter((key) => !Object.hasOwn(ENGLISH.strings, key));
  if (unknown.length > 0) explain({ code: 'unknown-string', about: listOf(unknown) });
}

function explainMethods(adapter: ShareToTikTokAdapter, explain: Explain): void {
  const missing = NEEDED_METHODS.filter((method) => typeof adapter[method] !== 'function');
  if (missing.length > 0) explain({ code: 'missing-method', about: missing, isNeeded: true });
  const invalid = OTHER_METHODS.filter((method) => adapter[method] && typeof adapter[method] !== 'function');
  if (invalid.length > 0) explain({ code: 'missing-method', about: invalid, isNeeded: false });
}

/** A host may have written anything as a key. */
function listOf(keys: readonly string[]): string {
  return keys.join(', ').slice(0, 200);
}
