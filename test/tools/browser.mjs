import { execFile } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PACKAGE = '@sparticuz/chromium';
const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * The Chromium that tests run in, as options for Puppeteer's `launch`: the one of an npm package, so that every machine has
 * the same. An installed one is used where that does not run, or where `CHROME_PATH` names it.
 */
export async function findBrowser({ environment = process.env, unpack = unpacked, installed = INSTALLED } = {}) {
  const fromNpm = environment.CHROME_PATH ? undefined : await unpack();
  // Puppeteer passes it by itself.
  const sharing = hasSharedMemory() ? { ignoreDefaultArgs: ['--disable-dev-shm-usage'] } : {};
  if (fromNpm) return { ...fromNpm, ...sharing, headless: 'shell', origin: `npm (${PACKAGE})` };
  const executablePath = environment.CHROME_PATH || installed.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error(
      `${PACKAGE} does not run here, and no Chromium, Chrome, or Edge was found. Set CHROME_PATH to one.`,
    );
  }
  const sandbox = process.getuid?.() === 0 || environment.CI ? ['--no-sandbox'] : [];
  const origin = environment.CHROME_PATH
    ? `CHROME_PATH (${executablePath})`
    : `${executablePath}, because ${PACKAGE} does not run here`;
  return { executablePath, args: [...sandbox, ...QUIET], env: environment, ...sharing, headless: true, origin };
}

/**
 * Whether `/dev/shm` holds what the pages of a run share with the browser. Where it is as small as a container's, files on
 * disk have to do, which cost more of the processor.
 */
function hasSharedMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= 2 ** 31;
  } catch {
    return false;
  }
}

/** One line: which browser, which version, and where it comes from. */
export async function describeBrowser() {
  const { executablePath, args, env, origin } = await findBrowser();
  const { stdout } = await run(executablePath, [...args, '--version'], { env });
  return `Browser: ${stdout.trim()}, from ${origin}`;
}

/**
 * Unpacks the browser once for each installation; a rename makes it appear whole, however many processes ask at once. Returns
 * nothing where it does not run.
 */
async function unpacked() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = JSON.parse(await readFile(packageFile('package.json'), 'utf8'));
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const staging = await mkdtemp(join(cache, 'unpacking-'));
    await unpackInto(staging);
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration(folder));
    await keepIfItRuns(staging);
    await rename(staging, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
    await rm(staging, { recursive: true, force: true });
  }
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) return undefined;
  return { executablePath, args: ['--no-sandbox', ...QUIET], env: environmentOf(folder) };
}

function environmentOf(folder) {
  return {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  };
}

/** Deletes the program of an unpacked browser that does not start, as on a Linux without glibc: each later look then finds none. */
export async function keepIfItRuns(folder) {
  const program = join(folder, 'chromium');
  await run(program, ['--version'], { env: environmentOf(folder) }).catch(() => rm(program, { force: true }));
}

/** The package unpacks into the folder for temporary files, and brings its libraries along where it believes to run on Lambda. */
async function unpackInto(folder) {
  const code = `import chromium from ${JSON.stringify(PACKAGE)}; await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '-e', code], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
}

function packageFile(name) {
  // The package exports nothing but its module, whose folder is two below its own.
  return join(dirname(require.resolve(PACKAGE)), '../..', name);
}

/** The package's own fonts and no others: what is installed on the machine must not change a layout. */
function fontConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>
`;
}
