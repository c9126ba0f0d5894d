import type { Client, ClientSeed, Creator, CreatorSeed } from './model.js';
import { BASIC_SCOPE } from './oauth/scopes.js';

/** Every scope that posting and its page may need. */
export const ALL_SCOPES = [
  BASIC_SCOPE,
  'user.info.profile',
  'user.info.stats',
  'video.list',
  'video.publish',
  'video.upload',
];

const LOOPBACK_REDIRECTS = [
  'http://127.0.0.1:*/api/tiktok/callback',
  'http://localhost:*/api/tiktok/callback',
  'http://127.0.0.1:*/callback',
  'http://localhost:*/callback',
];
const WEB_REDIRECTS = ['https://app.example.com/api/tiktok/callback', 'https://app.example.com/callback'];

/** The clients that stand in the simulator when nothing else is asked for. */
export const DEFAULT_CLIENTS: readonly ClientSeed[] = [
  {
    key: 'awaudited00000001',
    secret: 'simulated-secret-of-the-audited-client',
    name: 'Postcard (audited)',
    audited: true,
    redirectUris: [...WEB_REDIRECTS, ...LOOPBACK_REDIRECTS],
    verifiedDomains: ['media.example.com'],
    verifiedPrefixes: ['https://cdn.example.com/verified/'],
  },
  {
    key: 'awunaudited000001',
    secret: 'simulated-secret-of-the-unaudited-client',
    name: 'Postcard (unaudited)',
    redirectUris: [...WEB_REDIRECTS, ...LOOPBACK_REDIRECTS],
    verifiedDomains: ['media.example.com'],
    verifiedPrefixes: ['https://cdn.example.com/verified/'],
  },
  {
    key: 'sbsandbox00000001',
    secret: 'simulated-secret-of-the-sandbox-client',
    name: 'Postcard (sandbox)',
    sandbox: true,
    targetUsers: ['ada', 'private'],
    redirectUris: [...WEB_REDIRECTS, ...LOOPBACK_REDIRECTS],
    verifiedDomains: ['media.example.com'],
  },
  {
    key: 'awdesktop00000001',
    secret: 'simulated-secret-of-the-desktop-client',
    name: 'Postcard for desktop',
    audited: true,
    desktop: true,
    redirectUris: LOOPBACK_REDIRECTS,
    verifiedDomains: ['media.example.com'],
  },
];

/** The creators that stand in the simulator when nothing else is asked for. */
export const DEFAULT_CREATORS: readonly CreatorSeed[] = [
  { id: 'ada', username: 'ada.l', nickname: 'Ada Lovelace', summary: 'Public account, everything allowed.', hue: 262 },
  {
    id: 'private',
    username: 'grace.hopper',
    nickname: 'Grace Hopper',
    summary: 'Private account: followers, friends or only me; no Duet, no Stitch.',
    privateAccount: true,
    hue: 205,
  },
  {
    id: 'comments-off',
    username: 'emmy.noether',
    nickname: 'Emmy Noether',
    summary: 'Turned comments off.',
    commentDisabled: true,
    hue: 20,
  },
  {
    id: 'no-duet-stitch',
    username: 'mary.s',
    nickname: 'Mary Somerville',
    summary: 'Turned Duet and Stitch off.',
    duetDisabled: true,
    stitchDisabled: true,
    hue: 140,
  },
  {
    id: 'all-off',
    username: 'rosalind.f',
    nickname: 'Rosalind Franklin',
    summary: 'Turned comments, Duet and Stitch off.',
    commentDisabled: true,
    duetDisabled: true,
    stitchDisabled: true,
    hue: 330,
  },
  {
    id: 'capped',
    username: 'katherine.j',
    nickname: 'Katherine Johnson',
    summary: 'Has posted too often in the last 24 hours.',
    block: 'spam_risk_too_many_posts',
    hue: 48,
  },
  {
    id: 'banned',
    username: 'banned.account',
    nickname: 'Banned account',
    summary: 'Banned from posting.',
    block: 'spam_risk_user_banned_from_posting',
    hue: 0,
  },
  {
    id: 'user-cap',
    username: 'hedy.lamarr',
    nickname: 'Hedy Lamarr',
    summary: 'The app has used up its active users of the day.',
    block: 'reached_active_user_cap',
    hue: 185,
  },
  {
    id: 'last-post',
    username: 'maria.mitchell',
    nickname: 'Maria Mitchell',
    summary: 'May post once more within 24 hours.',
    postCap: 1,
    hue: 95,
  },
  {
    id: 'short',
    username: 'sofja.k',
    nickname: 'Sofja Kowalewskaja',
    summary: 'Videos up to 60 seconds.',
    maxVideoDurationSec: 60,
    hue: 300,
  },
  {
    id: 'long',
    username: 'chien.shiung',
    nickname: 'Chien-Shiung Wu',
    summary: 'Videos up to 600 seconds.',
    maxVideoDurationSec: 600,
    hue: 230,
  },
  {
    id: 'options-subset',
    username: 'lise.meitner',
    nickname: 'Lise Meitner',
    summary: 'Private account with two privacy options only.',
    privateAccount: true,
    privacyLevelOptions: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'],
    hue: 170,
  },
  {
    id: 'options-unknown',
    username: 'jocelyn.b',
    nickname: 'Jocelyn Bell Burnell',
    summary: 'Has a privacy option that no page describes.',
    privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'SUBSCRIBERS_ONLY', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    hue: 75,
  },
  {
    id: 'only-me',
    username: 'vera.rubin',
    nickname: 'Vera Rubin',
    summary: 'Private account whose one option is “only me”.',
    privateAccount: true,
    privacyLevelOptions: ['SELF_ONLY'],
    hue: 250,
  },
  {
    id: 'nasty-name',
    username: 'nasty_name',
    nickname: '<b onmouseover="alert(1)">Zoë</b> 👩🏽‍🚀 \u202Egnp.exe & "quotes" ﷽ '.repeat(2),
    summary: 'A long nickname with HTML, emoji, quotation marks and a direction override.',
    hue: 110,
  },
  {
    id: 'rtl',
    username: 'maryam.m',
    nickname: 'مریم میرزاخانی',
    summary: 'A nickname that is written from right to left.',
    hue: 280,
  },
  {
    id: 'old-app',
    username: 'old.app',
    nickname: 'Annie Jump Cannon',
    summary: 'Uses a TikTok app too old for photo drafts (before 31.8).',
    appVersion: '31.7',
    hue: 30,
  },
];

/** Completes a seed to a client. */
export function clientFrom(seed: ClientSeed): Client {
  return {
    name: seed.key,
    audited: false,
    sandbox: false,
    targetUsers: [],
    desktop: false,
    redirectUris: [],
    scopes: [...ALL_SCOPES],
    verifiedDomains: [],
    verifiedPrefixes: [],
    webhookUrl: undefined,
    activeUserCap: undefined,
    ...structuredClone(seed),
  };
}

/** Completes a seed to a creator. */
export function creatorFrom(seed: CreatorSeed): Creator {
  return {
    summary: '',
    privateAccount: false,
    commentDisabled: false,
    duetDisabled: false,
    stitchDisabled: false,
    maxVideoDurationSec: 3600,
    privacyLevelOptions: undefined,
    block: undefined,
    postCap: 15,
    pendingShareCap: 5,
    appVersion: '40.1',
    hue: 200,
    ...structuredClone(seed),
  };
}

/** What creator info says about privacy: the account's own list, or what its kind of account gives. */
export function privacyOptions(creator: Creator): readonly string[] {
  if (creator.privacyLevelOptions !== undefined) return creator.privacyLevelOptions;
  return creator.privateAccount
    ? ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
    : ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];
}
