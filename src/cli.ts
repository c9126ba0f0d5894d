#!/usr/bin/env node
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { AuditOptions } from './audit/options.js';
import type { Finding } from './findings/finding.js';
import { exitCodeOf, report, toJson, warning } from './findings/finding.js';
import { optionsFromEnvironment } from './server/doctor/environment.js';
import { orInstall } from './server/runtime/optional-peer.js';
import type { ShareToTikTokOptions } from './server/options/options.js';
import { VERSION } from './version.js';

const HELP = `share-to-tiktok doctor: checks a backend and says what to fix

  --options <file>   module that exports "options", as given to createShareToTikTok
  --page <address>   the page that shows the composer, to see whether the backend takes its requests, and who may frame it

Without --options these environment variables count: TIKTOK_CLIENT_KEY, TIKTOK_CLIENT_SECRET, TIKTOK_REDIRECT_URI,
COOKIE_KEY, TIKTOK_SCOPES, TIKTOK_VERIFIED_PREFIXES, TIKTOK_UNAUDITED=true, and TIKTOK_SIMULATOR in development.
Lists, such as a new and an old secret or key, are separated by spaces.
Run it while the backend runs.

share-to-tiktok audit: walks your own page as TikTok's reviewers do, and leaves video, screenshots and reports

  --url <address>    page that shows the composer
  --out <folder>     where the files go; default: tiktok-audit
  --sign-in          shows the browser, and waits while you sign in
  --dry-run          stops before posting
  --points <list>    only these points, such as 1a,2b,3a
  --pace <ms>        time between two actions; default: 900
  --no-video         records no video
  --video-file <f>   a video of your own to post
  --answers <file>   JSON of what you write into TikTok's form
  --browser-argument=<a>   more arguments for the browser, such as --no-sandbox for root in a container; may be repeated

CHROME_PATH names the browser, FFMPEG_PATH the ffmpeg that makes the video an MP4.

Both commands: --json prints findings for programs, --help this text, --version the version. They exit with 1 when something is
wrong, and with 2 when they could not run.
`;

/** What both commands take. */
const SHARED = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** What each command takes alone: the other refuses it, rather than leave out what was asked for. */
const OPTIONS = {
  doctor: { options: { type: 'string' }, page: { type: 'string' } },
  audit: {
    url: { type: 'string' },
    out: { type: 'string' },
    'sign-in': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    points: { type: 'string' },
    pace: { type: 'string' },
    'no-video': { type: 'boolean', default: false },
    'video-file': { type: 'string' },
    answers: { type: 'string' },
    'browser-argument': { type: 'string', multiple: true },
  },
} as const;

const FROM_ENVIRONMENT = warning(
  'options',
  'were read from environment variables, because no module was named',
  'Name the module that exports yours with --options, or set the variables that --help lists.',
);

async function optionsFrom(file: string): Promise<ShareToTikTokOptions> {
  await requireFile(file);
  const module: unknown = await import(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'ERR_UNKNOWN_FILE_EXTENSION')) throw error;
    throw new TypeError(
      `This version of Node can't read ${file}. Compile it to JavaScript, or let a loader read it: NODE_OPTIONS="--import tsx" npx share-to-tiktok doctor …`,
    );
  });
  const options: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, 'options') : undefined;
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      `${file} exports no "options". Write there: export const options = { … }, and pass the same to createShareToTikTok.`,
    );
  }
  // Everything in them is checked before it is used.
  return options as ShareToTikTokOptions;
}

async function main(): Promise<void> {
  const { values, positionals, tokens } = parseArgs({
    options: { ...SHARED, ...OPTIONS.doctor, ...OPTIONS.audit },
    allowPositionals: true,
    tokens: true,
  });
  const [command, ...more] = positionals;
  if (values.help || (command === undefined && !values.version)) {
    process.stdout.write(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  if (values.version) {
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  if (command !== 'doctor' && command !== 'audit') {
    throw new TypeError(`There is no command "${command}". There are doctor and audit; --help explains them.`);
  }
  if (more[0] !== undefined) throw new TypeError(`${command} takes no "${more[0]}". Options begin with two hyphens.`);
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn({ ...SHARED, ...OPTIONS[command] }, token.name)) {
      throw new TypeError(`${command} takes no --${token.name}; --help lists what it takes.`);
    }
  }
  if (command === 'doctor') return finish(await examineBackend(values.options, values.page), values.json);
  if (values.url === undefined) throw new TypeError('Name the page: audit --url https://…');
  const { audit } = await import('./audit/index.js');
  const result = await audit({
    url: values.url,
    signIn: values['sign-in'],
    dryRun: values['dry-run'],
    video: !values['no-video'],
    browserArguments: values['browser-argument'] ?? [],
    ...(values.out === undefined ? {} : { folder: values.out }),
    ...(values.points === undefined ? {} : { points: values.points.split(/[\s,]+/).filter(Boolean) }),
    ...(values.pace === undefined ? {} : { paceMs: Number(values.pace) }),
    ...(values['video-file'] === undefined ? {} : { videoFile: values['video-file'] }),
    ...(values.answers === undefined ? {} : { answers: await answersFrom(values.answers) }),
    log: (line) => process.stderr.write(`${line}\n`),
  } satisfies AuditOptions);
  const { points, site, ...facts } = result;
  finish([...points.flatMap(({ findings }) => findings), ...site], values.json, facts);
}

async function examineBackend(file: string | undefined, page: string | undefined): Promise<readonly Finding[]> {
  const { examine } = await import('./server/doctor/doctor.js').catch(orInstall('The doctor', 'hono jose'));
  if (file !== undefined) return examine(await optionsFrom(file), { page });
  const findings = await examine(optionsFromEnvironment(process.env), { storage: false, page });
  return findings.some(({ check, level }) => check === 'options' && level === 'error')
    ? [...findings, FROM_ENVIRONMENT]
    : findings;
}

async function answersFrom(file: string): Promise<Readonly<Record<string, string>>> {
  await requireFile(file);
  let answers: unknown;
  try {
    // Editors on Windows begin a file with a byte order mark.
    answers = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch {
    throw new TypeError(`${file} holds no JSON.`);
  }
  const entries = typeof answers === 'object' && answers !== null ? Object.entries(answers) : [];
  if (entries.length === 0 || Array.isArray(answers) || entries.some(([, text]) => typeof text !== 'string')) {
    throw new TypeError(`${file} must hold a JSON object from questions to answers, all of them texts.`);
  }
  return Object.fromEntries(entries.map(([question, text]) => [question, String(text)]));
}

async function requireFile(file: string): Promise<void> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new TypeError(`${file} cannot be read. Name a file of this machine.`);
}

/** An address may hold a password, in the options as well as in what a host's own module throws. */
function withoutPasswords(text: string): string {
  return text.replace(/(?<=:\/\/)[^\s/?#"'@]*@/g, '[redacted]@');
}

function finish(findings: readonly Finding[], isJson: boolean, facts?: Readonly<Record<string, unknown>>): void {
  // The host's storage may hold a connection open, which would keep the command from ending.
  const text = withoutPasswords(isJson ? toJson(findings, facts) : report(findings));
  process.stdout.write(text, () => process.exit(exitCodeOf(findings)));
}

await main().catch((error: unknown) => {
  // A module that was named may have begun to listen, or hold a connection open.
  const why = error instanceof Error ? error.message : 'failed';
  process.stderr.write(`share-to-tiktok: ${withoutPasswords(why)}\n`, () => process.exit(2));
});
