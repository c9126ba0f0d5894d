import type { CreatorAnswer, CreatorInfo } from '../domain/creator.js';
import { isPostingBlock } from '../domain/creator.js';
import { parseCreatorInfo } from '../wire/creator-info.js';
import { requireScope, shortNameOf } from './accounts.js';
import { accountOf } from './links.js';
import type { Exchange } from './exchange.js';
import { requireSubject } from './exchange.js';
import { Failure } from './http/failure.js';
import { dataText } from './http/respond.js';
import type { Kit } from './kit.js';
import type { LimitName } from './limits.js';
import { countRequest } from './limits.js';
import { issueNonce } from './posts/nonce.js';
import { ownerOf } from './posts/records.js';
import { callFor, failureOf } from './tokens.js';

/** Creator info that is older is asked for again before a post. */
const CREATOR_INFO_MS = 60_000;

interface Snapshot {
  readonly answer: CreatorAnswer;
  readonly askedAt: number;
}

const keyOf = (accountKey: string) => `creator:${accountKey}`;

/** The account that a request may act for; `not_connected` when there is none. */
export async function requireAccount(exchange: Exchange, limit?: LimitName) {
  const subject = await requireSubject(exchange);
  if (limit) await countRequest(exchange.kit, limit, subject.key);
  const linked = await accountOf(exchange.kit, subject);
  if (!linked) throw new Failure('not_connected');
  exchange.note({ account: shortNameOf(linked.accountKey) });
  return { subject, ...linked };
}

/** `POST creator-info`: TikTok's own reply, asked for each time (Query creator info reference), and the nonce of a consent. */
export async function creatorInfo(exchange: Exchange): Promise<Response> {
  try {
    const { kit } = exchange;
    const { subject, accountKey, account } = await requireAccount(exchange, 'creatorInfo');
    requireScope(kit, account, 'video.publish');
    const reply = await askCreatorInfo(kit, accountKey);
    const owner = ownerOf(subject, accountKey);
    const nonce = await issueNonce(kit.ring, { owner, accountKey, now: kit.clock.now() });
    return dataText(withField(reply.dataText, 'consent_nonce', nonce));
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'not_connected') throw thrown;
    // Every visitor begins without an account; a true status would be a red line in each one's console.
    throw new Failure(thrown.code, { status: 200, logId: thrown.logId });
  }
}

/** Adds a field to a JSON object that has some, whose long numbers keep their digits. */
function withField(object: string, name: string, value: string): string {
  return `${object.slice(0, object.lastIndexOf('}'))},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
}

/** What TikTok said of the creator at most a minute ago. */
export async function freshCreator(kit: Kit, accountKey: string): Promise<Snapshot> {
  const kept = await kit.vault.get<Snapshot>(keyOf(accountKey));
  if (kept && kit.clock.now() - kept.askedAt < CREATOR_INFO_MS) return kept;
  const { creator, askedAt } = await askCreatorInfo(kit, accountKey);
  return { answer: { kind: 'available', creator }, askedAt };
}

/** What changes the creator's standing makes the kept answer worthless. */
async function forgetCreatorInfo(kit: Kit, accountKey: string): Promise<void> {
  await kit.vault.delete(keyOf(accountKey));
}

async function askCreatorInfo(
  kit: Kit,
  accountKey: string,
): Promise<{ readonly creator: CreatorInfo; readonly dataText: string; readonly askedAt: number }> {
  const askedAt = kit.clock.now();
  const outcome = await callFor(kit, accountKey, 'creatorInfo', {});
  if (outcome.kind === 'ok') {
    const creator = parseCreatorInfo(outcome.data);
    await keep(kit, accountKey, { answer: { kind: 'available', creator }, askedAt });
    return { creator, dataText: outcome.dataText, askedAt };
  }
  await forgetCreatorInfo(kit, accountKey);
  // The three posting blocks come with HTTP 200 here; to the page they are what they are: forbidden.
  if (outcome.kind === 'refused' && isPostingBlock(outcome.code))
    throw new Failure(outcome.code, { logId: outcome.logId });
  throw failureOf(outcome);
}

async function keep(kit: Kit, accountKey: string, snapshot: Snapshot): Promise<void> {
  await kit.vault.set(keyOf(accountKey), snapshot, { expiresInMs: CREATOR_INFO_MS });
}
