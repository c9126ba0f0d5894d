import type { Config } from '../options/config.js';
import { parseTokenAnswer } from '../../wire/oauth.js';
import { foreignName } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import { readLimited } from '../tiktok/api.js';
import { TOLERANCE_SECONDS } from '../webhook/signature.js';
import type { Finding } from '../../findings/finding.js';
import { fine, problem, warning } from '../../findings/finding.js';
import { inTime } from './in-time.js';

interface Given {
  readonly config: Config;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** Codes of the token endpoint that are about TikTok itself (OAuth error handling). */
const TIKTOKS_TROUBLE = ['server_error', 'temporarily_unavailable'];

/** Asks TikTok itself: whether the key and the secret fit, and what time it is there. `silent` makes the finding when it does not reply. */
export async function checkTikTok(given: Given, silent: typeof problem): Promise<readonly Finding[]> {
  const { config, clock } = given;
  try {
    const { text, date } = await inTime(clock, async (signal) => {
      const reply = await given.fetch(`${config.apiOrigin}/v2/oauth/token/`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          client_key: config.clientKey,
          client_secret: config.clientSecrets[0],
          grant_type: 'client_credentials',
        }).toString(),
        redirect: 'manual',
        signal,
      });
      return { text: await readLimited(reply), date: reply.headers.get('date') };
    });
    return [checkCredentials(text), checkClock(date, clock.now())];
  } catch {
    const fix = 'Let this machine reach it over https, also from behind a proxy or firewall.';
    return [silent('client', `${config.apiOrigin} gives no reply`, fix)];
  }
}

function checkCredentials(text: string): Finding {
  // A token of the app alone has no user and so no open id; that it came is all that counts.
  if (/"access_token"\s*:\s*"[^"]+"/.test(text)) return fine('client', 'TikTok knows the client key and the secret');
  const refusal = parseTokenAnswer(text);
  return refusal.kind === 'refused' && !TIKTOKS_TROUBLE.includes(refusal.error)
    ? problem(
        'client',
        `TikTok refuses the client key and secret: ${foreignName(refusal.error)}`,
        'Copy both again from the developer portal; sandbox and production have keys of their own.',
      )
    : warning('client', 'TikTok gave no usable reply', 'Try again in a minute.');
}

function checkClock(date: string | null, now: number): Finding {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return warning('clock', 'TikTok did not say what time it is', 'Compare the clock by hand.');
  const seconds = Math.round(Math.abs(now - there) / 1000);
  const fix = 'Let a time service such as NTP set the clock of this machine.';
  if (seconds > TOLERANCE_SECONDS)
    return problem('clock', `the clock is off by ${seconds} s: webhooks are refused`, fix);
  return seconds > 60
    ? warning('clock', `the clock is off by ${seconds} s`, fix)
    : fine('clock', `the clock is right to ${seconds} s`);
}
