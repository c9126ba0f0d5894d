import type { Config } from '../config.js';
import { resolveConfig } from '../config.js';
import type { ShareToTikTokOptions } from '../options.js';
import { checkClient } from './check-client.js';
import { checkRoutes } from './check-routes.js';
import { checkStorage } from './check-storage.js';
import { checkTikTok } from './check-tiktok.js';
import type { Finding } from './finding.js';
import { fine, problem } from './finding.js';

/** Checks a backend from its options on to its public address; changes nothing. */
export async function examine(options: ShareToTikTokOptions): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = resolveConfig(options);
  } catch (error) {
    return optionProblems(error);
  }
  const given = {
    config,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    now: options.clock?.now ?? Date.now,
  } satisfies Parameters<typeof checkRoutes>[0];
  const [storage, tikTok, routes] = await Promise.all([
    checkStorage(options.storage),
    checkTikTok(given),
    checkRoutes(given),
  ]);
  return [fine('options', 'are complete'), ...checkClient(config), storage, ...tikTok, ...routes];
}

/** The options name their problem and its fix in one line each. */
function optionProblems(error: unknown): readonly Finding[] {
  const lines = error instanceof Error ? error.message.split('\n- ').slice(1) : [];
  return lines.map((line) => {
    const [, option = '', text = ''] = /^([\w.]+): (.*)$/s.exec(line) ?? [];
    const [what = '', ...fix] = text.split(/(?<=[.,]) (?=[A-Z])/);
    return problem('options', `${option} ${what}`.trim(), fix.join(' ') || 'See docs/backend.md.');
  });
}

/** One line a finding, with its fix under it. */
export function report(findings: readonly Finding[]): string {
  const marks = { ok: 'ok     ', warning: 'warning', error: 'ERROR  ' };
  const lines = findings.flatMap(({ check, level, message, fix }) => [
    `${marks[level]}  ${check.padEnd(8)}  ${message}`,
    ...(fix ? [`${' '.repeat(19)}→ ${fix}`] : []),
  ]);
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  return [...lines, '', `${count('ok')} ok, ${count('warning')} warnings, ${count('error')} errors`, ''].join('\n');
}
