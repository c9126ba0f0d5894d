import { isObject } from '../json.js';
import { POSTING_BLOCKS, type Client, type Creator } from '../model.js';
import type { ProcessingTimes, Settings } from '../world.js';
import type { Scenario } from './scenario.js';

/** What a member may hold, and how that is said. */
interface Member {
  readonly fits: (value: unknown) => boolean;
  readonly must: string;
}

type Members<T> = { readonly [Name in keyof Required<T>]: Member };

const isText = (value: unknown): boolean => typeof value === 'string';

const TEXT: Member = { fits: isText, must: 'a string' };
const SWITCH: Member = { fits: (value) => typeof value === 'boolean', must: 'true or false' };
const COUNT: Member = {
  fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  must: 'a whole number, 0 or more',
};
const TEXTS: Member = { fits: (value) => Array.isArray(value) && value.every(isText), must: 'a list of strings' };
const OBJECT: Member = { fits: isObject, must: 'an object' };
const OBJECTS: Member = { fits: (value) => Array.isArray(value) && value.every(isObject), must: 'a list of objects' };
const ADDRESSES: Member = {
  fits: (value) => isObject(value) && Object.values(value).every(isText),
  must: 'an object from hosts to origins',
};

function oneOf(...values: readonly unknown[]): Member {
  return { fits: (value) => values.includes(value), must: values.join(' or ') };
}

function orAbsent({ fits, must }: Member): Member {
  return { fits: (value) => value === undefined || fits(value), must };
}

/** What JSON takes away with `null`, because it has no `undefined`. */
function orNone({ fits, must }: Member): Member {
  return { fits: (value) => value === undefined || value === null || fits(value), must };
}

export const CREATOR: Members<Creator> = {
  id: TEXT,
  username: TEXT,
  nickname: TEXT,
  summary: TEXT,
  privateAccount: SWITCH,
  commentDisabled: SWITCH,
  duetDisabled: SWITCH,
  stitchDisabled: SWITCH,
  maxVideoDurationSec: COUNT,
  privacyLevelOptions: orNone(TEXTS),
  block: orNone(oneOf(...POSTING_BLOCKS)),
  postCap: COUNT,
  pendingShareCap: COUNT,
  appVersion: TEXT,
  hue: COUNT,
};

export const CLIENT: Members<Client> = {
  key: TEXT,
  secret: TEXT,
  name: TEXT,
  audited: SWITCH,
  sandbox: SWITCH,
  targetUsers: TEXTS,
  desktop: SWITCH,
  redirectUris: TEXTS,
  scopes: TEXTS,
  verifiedDomains: TEXTS,
  verifiedPrefixes: TEXTS,
  webhookUrl: orNone(TEXT),
  activeUserCap: orNone(COUNT),
};

export const SETTINGS: Members<Settings> = {
  profile: oneOf('strict', 'documented'),
  oauthErrorStatus: oneOf(200, 400),
  singularInvalidParam: SWITCH,
  refreshRotation: SWITCH,
  codeLifetimeMs: COUNT,
  consentCutsOpener: SWITCH,
  uploadCors: SWITCH,
  inclusiveContentRange: SWITCH,
  refuseDisabledInteractions: SWITCH,
  requireState: SWITCH,
  requireHexChallenge: SWITCH,
  refuseChunksOver64MB: SWITCH,
  refusePrivateBrandedContent: SWITCH,
  discardUploads: SWITCH,
  processing: OBJECT,
  resolve: ADDRESSES,
};

export const PROCESSING: Members<ProcessingTimes> = { processingMs: COUNT, moderationMs: COUNT, unknownIdMs: COUNT };

export const SCENARIO: Members<Scenario> = {
  currentCreator: orAbsent(TEXT),
  settings: orAbsent(OBJECT),
  creators: orAbsent(OBJECTS),
  clients: orAbsent(OBJECTS),
  faults: orAbsent(OBJECTS),
  reset: orAbsent(SWITCH),
};

/** Throws a TypeError that names the first member which is unknown or of the wrong kind. */
export function checkMembers(members: { readonly [name: string]: Member }, given: object, what: string): void {
  for (const [name, value] of Object.entries(given)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member === undefined) throw new TypeError(`${what}.${name} is unknown`);
    if (!member.fits(value)) throw new TypeError(`${what}.${name} must be ${member.must}`);
  }
}

/** The same for a whole, in which nothing may be missing. */
export function checkWhole(members: { readonly [name: string]: Member }, given: object, what: string): void {
  const missing = Object.fromEntries(Object.keys(members).map((name) => [name, undefined]));
  checkMembers(members, { ...missing, ...given }, what);
}
