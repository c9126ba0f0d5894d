import { readdirSync } from 'node:fs';

/** Files that run in Chromium alone, and why. */
const BESIDE_CHROMIUM = [
  { file: /\.long\./, reason: 'long files compare more of the same, in npm run test:long' },
  { file: /^stories\//, reason: 'stories are drawn from the same states as test/browser/ui, in Chromium' },
  { file: /^accessibility\/(layout-shift|announced-changes)/, reason: 'only Chromium reports layout shifts' },
  { file: /^accessibility\/tree/, reason: 'only Chromium exposes its accessibility tree' },
  { file: /^accessibility\/reflow/, reason: 'needs an emulated finger' },
  { file: /^ui\/touch/, reason: 'needs an emulated finger' },
];

const LEFT_OUT = {
  chromium: [{ file: /./, reason: 'the browser suite in Chromium is part of npm test' }],
  firefox: [
    ...BESIDE_CHROMIUM,
    { file: /^element\/dropping/, reason: 'script cannot put files into a paste or drop of Firefox' },
    { file: /^ui\/carry-photo/, reason: 'a pointer that script invents cannot be captured' },
  ],
  webkitgtk: BESIDE_CHROMIUM,
};

const FOLDER = 'test/browser/';

/** Test files of the browser suite that an engine runs. */
export function filesFor(engine) {
  return readdirSync(FOLDER, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => !LEFT_OUT[engine].some(({ file }) => file.test(name)))
    .sort()
    .map((name) => FOLDER + name);
}

/** Why whole files do not run in an engine. */
export function reasonsFor(engine) {
  return LEFT_OUT[engine].map(({ reason }) => reason);
}

/** Commands of Chromium's own protocol; those that every engine has fail only for a fault. */
const CHROMIUM_COMMANDS = ['a11y-snapshot', 'emulate-media', 'touch', 'hold-requests', 'release-requests'];

/** Why a failed test says nothing about the element: it needs what its engine does not have, as its message tells. */
export function reasonOf(message) {
  const [, what] = /This test needs (.+)\./.exec(message) ?? [];
  if (what) return `needs ${what}`;
  const [, command] = /executing command ([\w-]+)/.exec(message) ?? [];
  return CHROMIUM_COMMANDS.includes(command) ? `needs the command ${command}` : undefined;
}
