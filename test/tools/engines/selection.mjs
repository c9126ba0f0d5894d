import { readdirSync } from 'node:fs';

/**
 * What runs in Chromium alone, and why. An entry without a title is a file that is not even loaded; one with a title counts a
 * failure of these tests as left out.
 */
const BESIDE_CHROMIUM = [
  { file: /\.long\./, reason: 'long files compare more of the same, in npm run test:long' },
  { file: /^stories\//, reason: 'stories are drawn from the same states as test/browser/ui, in Chromium' },
  { file: /^accessibility\/(layout-shift|announced-changes)/, reason: 'only Chromium reports layout shifts' },
  { file: /^accessibility\/tree/, reason: 'only Chromium exposes its accessibility tree' },
  { file: /^accessibility\/reflow/, reason: 'needs an emulated finger' },
  { file: /^ui\/touch/, reason: 'needs an emulated finger' },
];

const PRIVATE =
  'the window that the driver opens is private: there is no file system in it, and IndexedDB stores no files';

const LEFT_OUT = {
  chromium: [{ file: /./, reason: 'the browser suite in Chromium is part of npm test' }],
  firefox: [
    ...BESIDE_CHROMIUM,
    { file: /^element\/dropping/, reason: 'script cannot put files into a paste or drop of Firefox' },
    { file: /^ui\/carry-photo/, reason: 'a pointer that script invents cannot be captured' },
    { file: /^controls\/accessibility/, title: /fade for 150 ms/, reason: 'motion is always reduced here' },
    { file: /^ui\/layout/, title: /notices a shift/, reason: 'only Chromium reports layout shifts' },
  ],
  webkitgtk: [
    ...BESIDE_CHROMIUM,
    { file: /^controls\/accessibility/, title: /fade for 150 ms/, reason: 'motion is always reduced here' },
    { file: /^ui\/layout/, title: /notices a shift/, reason: 'only Chromium reports layout shifts' },
    { file: /^composer\/journal/, title: /recalls a post with its file|of a draft/, reason: PRIVATE },
    {
      file: /^controls\/text-field/,
      title: /can be undone|undoes|lone surrogates repaired/,
      reason: 'MiniBrowser has no keys that undo',
    },
    { file: /^element\/trigger/, title: /command and commandfor/, reason: 'WebKitGTK has no command and commandfor' },
    {
      file: /^media\/convert/,
      title: /encodes a video|the beginning of a cut|everything that TikTok would refuse|when its signal/,
      reason: 'WebKitGTK encodes no H.264 and decodes no AV1',
    },
    {
      file: /^media\/photos/,
      title: /no browser can decode as damaged/,
      reason: 'WebKit decodes the picture that others call damaged',
    },
  ],
};

const FOLDER = 'test/browser/';

/** Test files of the browser suite that an engine runs. */
export function filesFor(engine) {
  return readdirSync(FOLDER, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => !LEFT_OUT[engine].some(({ file, title }) => !title && file.test(name)))
    .sort()
    .map((name) => FOLDER + name);
}

/** Why whole files do not run in an engine. */
export function reasonsFor(engine) {
  return LEFT_OUT[engine].filter(({ title }) => !title).map(({ reason }) => reason);
}

/** Why one failed test says nothing about the element in an engine, if so. */
export function reasonOf(engine, path, title, message) {
  const [, command] = /executing command ([\w-]+)/.exec(message) ?? [];
  // The commands that every engine has fail only for a fault.
  if (command && ['a11y-snapshot', 'emulate-media', 'touch', 'hold-requests', 'release-requests'].includes(command))
    return `needs the command ${command}`;
  const name = path.slice(path.indexOf(FOLDER) + FOLDER.length);
  return LEFT_OUT[engine].find((each) => each.title && each.file.test(name) && each.title.test(title))?.reason;
}
