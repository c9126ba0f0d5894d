import type { Config } from '../options/config.js';
import { resolveConfig } from '../options/config.js';
import type { ShareToTikTokOptions } from '../options/options.js';
import { systemClock } from '../runtime/clock.js';
import { checkClient } from './check-client.js';
import { checkPage } from './check-page.js';
import { checkRoutes } from './check-routes.js';
import { checkStorage } from './check-storage.js';
import { checkTikTok } from './check-tiktok.js';
import type { Finding } from '../../findings/finding.js';
import { fine, problem, warning } from '../../findings/finding.js';

/**
 * Checks a backend from its options on to its public address, and who may frame the page; changes nothing. Without `storage`
 * that part is left out.
 */
export async function examine(
  options: ShareToTikTokOptions,
  { storage: isStorageKnown = true, page }: { readonly storage?: boolean; readonly page?: string | undefined } = {},
): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = resolveConfig(options);
  } catch (error) {
    return optionProblems(error);
  }
  const given = {
    config,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    clock: options.clock ?? systemClock,
  } satisfies Parameters<typeof checkRoutes>[0];
  const [storage, tikTok, routes, framing] = await Promise.all([
    isStorageKnown ? checkStorage(options.storage, given.clock) : STORAGE_UNKNOWN,
    checkTikTok(given, problem),
    checkRoutes(given),
    checkPage(given, page),
  ]);
  return [fine('options', 'are complete'), ...checkClient(config), storage, ...tikTok, ...routes, ...framing];
}

const STORAGE_UNKNOWN = warning(
  'storage',
  'was not tried: environment variables do not name it',
  'Pass your options with --options to try the storage that the backend uses.',
);

/** The options name their problem and its fix in one line each. */
function optionProblems(error: unknown): readonly Finding[] {
  const lines = error instanceof Error ? error.message.split('\n- ').slice(1) : [];
  return lines.map((line) => {
    const [, option = '', text = ''] = /^([\w.]+): (.*)$/s.exec(line) ?? [];
    const [what = '', ...fix] = text.split(/(?<=[.,]) (?=[A-Z])/);
    return problem('options', `${option} ${what}`.trim(), fix.join(' ') || 'See docs/backend.md.');
  });
}
