import { ShareError } from '../../domain/errors.js';
import { requireScope } from '../accounts/accounts.js';
import type { Callers } from '../accounts/callers.js';
import { ownerOf } from '../accounts/callers.js';
import type { Links } from '../accounts/links.js';
import { nonceIssuedAt } from '../consent/nonce.js';
import type { Creators } from '../creator/creators.js';
import type { KeyRing } from '../crypto/key-ring.js';
import type { Exchange, Handle } from '../http/exchange.js';
import { readText } from '../http/exchange.js';
import { Failure, faultOf, surelyNotSent, toFailure } from '../http/failure.js';
import { data } from '../http/respond.js';
import type { Scope } from '../options/options.js';
import type { StagedPhotos } from '../photos/staged.js';
import type { Clock } from '../runtime/clock.js';
import type { Attempt, Beginning } from './begin.js';
import { needsBytes } from './begin.js';
import { checkPostRequest } from './check.js';
import type { Inits } from './init-once.js';
import { attemptIdOf } from './init-once.js';
import { checkSources } from './sources.js';

/** 35 photos with their facts and addresses stay well under it. */
const MAX_REQUEST_BYTES = 512 * 1024;

interface Needs {
  readonly callers: Callers;
  readonly links: Pick<Links, 'accountKeysBefore'>;
  readonly creators: Pick<Creators, 'fresh'>;
  readonly photos: Pick<StagedPhotos, 'stagedAt'>;
  readonly beginning: Beginning;
  readonly inits: Inits;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly config: {
    readonly unaudited: boolean;
    readonly scopes: readonly Scope[];
    readonly verifiedPrefixes: readonly string[];
    readonly development: boolean;
  };
}

/** `POST posts`: checks everything again and starts one post (Direct Post, photo and upload references). */
export function createPost(needs: Needs): Handle {
  return async (exchange) => {
    try {
      return await create(needs, exchange);
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.code === 'unknown_outcome') throw thrown;
      // A call that was made ends in a failure of its own: everything else came before it, and nothing was sent.
      if (!(thrown instanceof Failure || thrown instanceof ShareError)) exchange.note({ message: faultOf(thrown) });
      throw surelyNotSent(toFailure(thrown));
    }
  };
}

async function create(needs: Needs, exchange: Exchange): Promise<Response> {
  const { callers, links, creators, beginning, inits, ring, clock, config } = needs;
  const { subject, accountKey, account } = await callers.account(exchange, 'posts');
  const text = await readText(exchange.request, MAX_REQUEST_BYTES, clock);
  const value = readJson(text);
  const owner = ownerOf(subject, accountKey);
  const key = keyOf(value);
  const id = await attemptIdOf({ owner, key });
  exchange.note({ attempt: id });
  // The same request may have made its post before another account was linked.
  const before = (await links.accountKeysBefore(subject)).map((each) => ownerOf(subject, each));
  for (const each of new Set([owner, ...before])) {
    const earlier = await inits.earlier({ owner: each, key, request: text });
    if (earlier === undefined) continue;
    exchange.note({ publishId: earlier });
    return data({ publish_id: earlier });
  }
  const { answer, askedAt } = await creators.fresh(accountKey);
  const check = checkPostRequest(value, {
    creator: answer,
    creatorAskedAt: askedAt,
    unaudited: config.unaudited,
    now: clock.now(),
  });
  if (!check.ok) {
    const codes = check.violations.map(({ code }) => code).join(', ');
    throw new Failure(check.code, codes ? { message: codes } : {});
  }
  const { request } = check;
  const nonce = request.consent.creator.consentNonce;
  const issuedAt = await nonceIssuedAt(ring, nonce, { owner, accountKey, now: clock.now() });
  if (nonce === undefined || issuedAt === undefined)
    throw new Failure('consent_mismatch', { message: 'consent_nonce' });
  requireScope(config.scopes, account, request.post_mode === 'DIRECT_POST' ? 'video.publish' : 'video.upload');
  const attempt: Attempt = {
    id,
    request,
    accountKey,
    openId: account.openId,
    owner,
    creatorAskedAt: askedAt,
    nonceIssuedAt: issuedAt,
    photos: await checkSources(needs, request, owner),
  };
  const publishId = await inits.make({
    owner,
    key: request.idempotency_key,
    request: text,
    nonce,
    needsBytes: needsBytes(request),
    prepare: () => beginning.prepare(attempt),
    call: (token) => beginning.call(attempt, token),
  });
  exchange.note({ publishId });
  return data({ publish_id: publishId });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('invalid_params');
  }
}

function keyOf(value: unknown): string {
  const key: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'idempotency_key')
      ? Reflect.get(value, 'idempotency_key')
      : undefined;
  if (typeof key !== 'string') throw new Failure('invalid_params');
  return key;
}
