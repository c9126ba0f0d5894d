import { digestOf } from '../crypto/hash.js';
import type { Exchange } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import type { LimitName } from '../options/limits.js';
import type { ShareToTikTokOptions } from '../options/options.js';
import type { Session } from '../sessions/session.js';
import type { Account } from './accounts.js';
import { shortNameOf } from './accounts.js';
import type { Links, Subject } from './links.js';
import type { CountRequest } from './rate-limits.js';

/** Who sends a request, and for which account. */
export interface Callers {
  /** `undefined` when nobody is signed in, or when the browser has no session yet. */
  subjectOf(exchange: Pick<Exchange, 'request' | 'session'>): Promise<Subject | undefined>;
  /** The account that a request may act for, after it has been counted; `not_connected` when there is none. */
  account(
    exchange: Pick<Exchange, 'request' | 'session' | 'note'>,
    limit?: LimitName,
  ): Promise<{ readonly subject: Subject; readonly accountKey: string; readonly account: Account }>;
  /** The same for what needs no token of the account: its access may have ended. */
  accountKey(
    exchange: Pick<Exchange, 'request' | 'session' | 'note'>,
  ): Promise<{ readonly subject: Subject; readonly accountKey: string }>;
}

export function callersBy(needs: {
  readonly identify: ShareToTikTokOptions['identify'];
  readonly links: Links;
  readonly countRequest: CountRequest;
}): Callers {
  const { identify, links, countRequest } = needs;

  const subjectOf: Callers['subjectOf'] = async ({ request, session }) => {
    if (!identify) return session && subjectOfSession(session);
    const user: unknown = await identify(request);
    if (user === null || user === undefined || user === '') return undefined;
    if (typeof user !== 'string') throw new Failure('adapter', { message: 'identify must return a string.' });
    return { kind: 'user', key: `u:${await digestOf(user)}` };
  };

  async function require(exchange: Pick<Exchange, 'request' | 'session'>): Promise<Subject> {
    const subject = await subjectOf(exchange);
    if (!subject) throw new Failure('not_connected');
    return subject;
  }

  return {
    subjectOf,
    async account(exchange, limit) {
      const subject = await require(exchange);
      if (limit) await countRequest(limit, subject.key);
      const linked = await links.accountOf(subject);
      if (!linked) throw new Failure('not_connected');
      exchange.note({ account: shortNameOf(linked.accountKey) });
      return { subject, ...linked };
    },
    async accountKey(exchange) {
      const subject = await require(exchange);
      const accountKey = await links.accountKeyOf(subject);
      if (accountKey === undefined) throw new Failure('not_connected');
      exchange.note({ account: shortNameOf(accountKey) });
      return { subject, accountKey };
    },
  };
}

export async function subjectOfSession({ id }: Session): Promise<Subject> {
  return { kind: 'session', key: `s:${await digestOf(id)}` };
}

/** Posts of a host's user are that user's alone; those of a session belong to the session linked to the account. */
export function ownerOf(subject: Subject, accountKey: string): string {
  return subject.kind === 'user' ? subject.key : accountKey;
}
