import type { Problem, ProblemCode } from './problem.js';

export { problemOf } from './problem-of.js';

/** Where the README is to be read. */
const DOCS = 'https://www.npmjs.com/package/share-to-tiktok';

/** What is wrong, and what to do about it. */
const MESSAGES: {
  readonly [Code in ProblemCode]: (problem: Problem<Code>) => readonly [problem: string, fix: string];
} = {
  'no-adapter': () => [
    'The element has neither an endpoint nor an adapter, so it stays at loading.',
    'Set the endpoint attribute to the base URL of your backend, or assign an object to the adapter property.',
  ],
  'unknown-value': ({ about, value, allowed }) => [
    `${about} does not know the value ${value}, and treats it as absent.`,
    `Use ${allowed}, or leave it out.`,
  ],
  'false-value': ({ about }) => [
    `${about} is the string "false". It is treated as false, though HTML counts every boolean attribute that is there as true.`,
    'Remove the attribute, or set the property to false.',
  ],
  'object-value': ({ about }) => [
    `${about} is not a text, and is treated as absent.`,
    'Pass a string. An object that a framework writes into an attribute arrives as [object Object].',
  ],
  'property-as-attribute': ({ about }) => [
    `${about} was set as an attribute. It holds an object, so it is a property only, and the attribute does nothing.`,
    `Assign element.${about} through a reference to the element; React before version 19 writes attributes only.`,
  ],
  'invalid-endpoint': () => [
    'The endpoint is not an http or https URL, and is treated as absent.',
    'Set it to a path such as /api/tiktok, or to a whole URL.',
  ],
  'adapter-shape': ({ about }) => [
    `The adapter is a value of type ${about}, not an object, and is treated as absent.`,
    'Assign an object with the methods of the adapter.',
  ],
  'missing-method': ({ about, isNeeded }) =>
    isNeeded
      ? [
          `The adapter has no method ${about.join(', ')}, so posting will fail.`,
          'Add it. Methods of a class that was spread into an object ({...adapter}) are lost.',
        ]
      : [
          `The adapter's ${about.join(', ')} is not a function, and is treated as absent.`,
          'Assign a function, or leave it out.',
        ],
  'media-shape': ({ about }) => [
    `media is ${about}, which cannot be read, and is treated as absent.`,
    'Assign a File, an array of File, {videoUrl}, or {photoUrls}, with http or https URLs. From a file input, pass [...input.files].',
  ],
  'media-type': ({ about }) => [
    `media holds a file of type ${about}, which TikTok does not support.`,
    'Pass MP4, MOV, or WebM for a video, JPEG or WebP for photos.',
  ],
  'media-refused': ({ about }) => [
    `media cannot be posted: ${REFUSED[about] ?? 'a file is damaged or cut off.'} The page tells the visitor, who cannot fix it.`,
    'Preset one video, or only photos, of a kind that TikTok supports and that accept allows.',
  ],
  'strings-shape': ({ about }) => [
    `strings is a value of type ${about}, not an object, and is treated as absent.`,
    'Assign an object from keys to sentences.',
  ],
  'protected-string': ({ about }) => [
    `strings cannot replace ${about}: creators and TikTok's reviewers look for it by its own name, or its new value is not a string.`,
    'Remove it from strings; every other sentence can be replaced by a string.',
  ],
  'unknown-string': ({ about }) => [
    `strings has ${about}, which is the key of no sentence and is treated as absent.`,
    'Use a key of the type StringOverrides.',
  ],
  'adapter-failed': ({ about, thrown }) => [
    `adapter.${about} failed (${thrown}) with none of TikTok's codes, so the page can only say that it failed.`,
    "Fix what it threw, which is the cause of tiktok-error, or reject with an object that has one of TikTok's codes, not_connected, or network.",
  ],
  'proxied-adapter': ({ about }) => [
    `adapter.${about} failed on a private member, because a proxy stands around the adapter.`,
    'Keep the adapter out of reactive state: markRaw(adapter) or shallowRef in Vue, a constant outside of state elsewhere.',
  ],
  'reply-shape': ({ about, places }) => [
    `The reply of adapter.${about} does not have the expected shape${places ? `: ${places}` : ''}.`,
    "Resolve with TikTok's own data, not with the whole reply and not with a Response.",
  ],
  'endpoint-not-found': ({ about, status }) => [
    `The endpoint replied to ${about} with status ${status} and no error of the protocol.`,
    'Check the endpoint attribute, and that the backend is mounted there with all of its routes.',
  ],
  'endpoint-refused': ({ about, status }) => [
    `The endpoint replied to ${about} with ${status >= 400 ? `status ${status}` : 'a redirect'} and no error of the protocol.`,
    'Something in front of the backend refuses or redirects the request. Let its headers and cookies through.',
  ],
  'endpoint-not-json': ({ about, status, body }) => [
    `The endpoint replied to ${about} with status ${status} and ${body === 'JSON' ? 'JSON that has neither data nor error' : `${body} instead of JSON`}.`,
    'Something else replies where the backend should be, such as a page of your site. Check the endpoint attribute and the order of routes.',
  ],
  'endpoint-error': ({ about, error }) => [
    `The endpoint replied to ${about} with the error ${error}.`,
    ERRORS[error] ?? 'Look into the log of the backend.',
  ],
  'frame-without-origin': ({ about }) => [
    `${about} reached nothing: the page has no origin and no cookies, like a sandboxed frame without allow-same-origin or a file opened from disk.`,
    'Add allow-same-origin to the sandbox attribute of the frame, assign an adapter that asks the page around it, or serve the file over HTTP.',
  ],
  'scripted-click': ({ about }) => [
    `A script, not a person, clicked "${about}", so nothing was chosen or posted.`,
    'Let the person click. In tests of a whole page, click by way of the browser (WebDriver, Puppeteer, Playwright).',
  ],
  'concealed-part': ({ about, how }) => [
    `"${about}" is ${how}, so the click did not count: TikTok wants it seen when the creator agrees.`,
    SHOWN[how] ?? 'Remove what changes it.',
  ],
  'foreign-frame': () => [
    'The page is in a frame of another origin, which may lay anything over it, so nothing was chosen or posted.',
    'Set the allow-framing attribute if you trust every page that can frame it, and name these in frame-ancestors of your Content-Security-Policy.',
  ],
  'second-copy': ({ about, second }) => [
    `The element is already registered: version ${about}. The second copy, version ${second}, stays unused.`,
    'Load the script once.',
  ],
};

/** What to do about errors that the backend kit has by itself. */
const ERRORS: Readonly<Record<string, string>> = {
  cross_site: 'Open the page at the origin of redirectUri, or set publicOrigin to that of the page.',
  not_found: 'Check the endpoint attribute, and basePath.',
};

/** Why media that the host presets are refused. */
const REFUSED: Readonly<Record<string, string>> = {
  empty: 'a file is empty.',
  not_media: 'a file is neither a video nor a photo.',
  no_video: 'a file has sound alone.',
  protected: 'a file is protected against copying.',
  unreadable: 'it could not be read.',
  undecodable: 'this browser cannot decode it.',
  kind_not_accepted: 'accept allows the other kind only.',
  mixed: 'it has both a video and photos.',
  several_videos: 'it has several videos.',
  too_many: 'it has more photos than a post can hold.',
};

/** How each concealment is undone. */
const SHOWN: Readonly<Record<string, string>> = {
  'in another document': 'Load the script in that document, and create the element there.',
  missing: 'Leave the shadow root alone.',
  reworded: 'Leave its text, its links, and the content of its ::before and ::after alone.',
  hidden: 'Remove the display, visibility, blur, or mask that hides it, on it or around it.',
  transparent: 'Give it, and all that is around it, an opacity of at least 0.5.',
  'too small': 'Remove the size, font size, or scale that makes it unreadable.',
  'outside the card': 'Remove the position, transform, or text-indent that moves it away.',
  'covered or clipped': 'Remove what covers it, the overflow or clip-path that cuts it, or its pointer-events.',
  'too faint': 'Give its text a contrast of at least 4.5:1 against its background.',
};

/** Whether a problem follows from one that has been explained, and needs no message of its own. */
function follows(problem: Problem, earlier: Problem): boolean {
  switch (problem.code) {
    case 'no-adapter':
      return (
        earlier.code === 'invalid-endpoint' ||
        earlier.code === 'adapter-shape' ||
        (earlier.code === 'property-as-attribute' && earlier.about === 'adapter')
      );
    case 'adapter-failed':
      return earlier.code === 'missing-method' && earlier.about.some((method) => method === problem.about);
    case 'media-refused':
      return earlier.code === 'media-type';
    default:
      return false;
  }
}

function sentencesFor<Code extends ProblemCode>(problem: Problem<Code>): readonly [problem: string, fix: string] {
  return MESSAGES[problem.code](problem);
}

/** One line for the console; nothing for what follows from an earlier problem. */
export function messageOf(problem: Problem, explained: readonly Problem[] = []): string | undefined {
  if (explained.some((earlier) => follows(problem, earlier))) return undefined;
  const [what, fix] = sentencesFor(problem);
  return `<share-to-tiktok> ${problem.code}: ${what} ${fix} ${DOCS}#${problem.code}`;
}

/** Prints a message, and behind it what the host's own code threw, as it is. */
export function printMessage(problem: Problem, explained: readonly Problem[]): void {
  const message = messageOf(problem, explained);
  const { cause } = problem;
  if (message) console.warn(message, ...(cause === undefined ? [] : [cause]));
}
