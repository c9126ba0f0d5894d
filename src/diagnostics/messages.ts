import type { Problem, ProblemCode } from './problem.js';

export { problemOf } from './problem-of.js';

/** Where the README is to be read. */
const DOCS = 'https://www.npmjs.com/package/share-to-tiktok';

/** What is wrong, and what to do about it. */
const MESSAGES: Readonly<
  Record<ProblemCode, (...facts: readonly string[]) => readonly [problem: string, fix: string]>
> = {
  'no-adapter': () => [
    'The element has neither an endpoint nor an adapter, so it stays at loading.',
    'Set the endpoint attribute to the base URL of your backend, or assign an object to the adapter property.',
  ],
  'unknown-value': (name, value, allowed) => [
    `${name} does not know the value ${value}, and treats it as absent.`,
    `Use ${allowed}, or leave it out.`,
  ],
  'false-value': (name) => [
    `${name} is the string "false". It is treated as false, though HTML counts every boolean attribute that is there as true.`,
    'Remove the attribute, or set the property to false.',
  ],
  'object-value': (name) => [
    `${name} is not a text, and is treated as absent.`,
    'Pass a string. An object that a framework writes into an attribute arrives as [object Object].',
  ],
  'property-as-attribute': (name) => [
    `${name} was set as an attribute. It holds an object, so it is a property only, and the attribute does nothing.`,
    `Assign element.${name} through a reference to the element; React before version 19 writes attributes only.`,
  ],
  'invalid-endpoint': () => [
    'The endpoint is not an http or https URL, and is treated as absent.',
    'Set it to a path such as /api/tiktok, or to a whole URL.',
  ],
  'adapter-shape': (kind) => [
    `The adapter is a value of type ${kind}, not an object, and is treated as absent.`,
    'Assign an object with the methods of the adapter.',
  ],
  'missing-method': (methods) => [
    `The adapter has no method ${methods}, so posting will fail.`,
    'Add it. Methods of a class that was spread into an object ({...adapter}) are lost.',
  ],
  'media-shape': (kind) => [
    `media is ${kind}, which cannot be read, and is treated as absent.`,
    'Assign a File, an array of File, {videoUrl}, or {photoUrls}, with http or https URLs. Of a file input, pass [...input.files].',
  ],
  'media-type': (type) => [
    `media holds a file of type ${type}, which TikTok does not support.`,
    'Pass MP4, MOV, or WebM for a video, JPEG or WebP for photos.',
  ],
  'strings-shape': (kind) => [
    `strings is a value of type ${kind}, not an object, and is treated as absent.`,
    'Assign an object from keys to sentences.',
  ],
  'protected-string': (keys) => [
    `strings has ${keys}, which creators and TikTok's reviewers look for by its own name, or which is no text. It is left as it is.`,
    'Remove it from strings; every other sentence can be replaced by a string.',
  ],
  'adapter-failed': (method, kind) => [
    `adapter.${method} failed (${kind}) with none of TikTok's codes, so the page can only say that it failed.`,
    "Fix what it threw, which is the cause of tiktok-error, or reject with an object that has one of TikTok's codes, not_connected, or network.",
  ],
  'proxied-adapter': (method) => [
    `adapter.${method} failed on a private member, because a proxy stands around the adapter.`,
    'Keep the adapter out of reactive state: markRaw(adapter) or shallowRef in Vue, a constant outside of state elsewhere.',
  ],
  'reply-shape': (method, places) => [
    `The reply of adapter.${method} does not have the expected shape${places ? `: ${places}` : ''}.`,
    "Resolve with TikTok's own data, not with the whole reply and not with a Response.",
  ],
  'endpoint-not-found': (method, status) => [
    `The endpoint replied to ${method} with status ${status} and no error of the protocol.`,
    'Check the endpoint attribute, and that the backend is mounted there with all of its routes.',
  ],
  'endpoint-refused': (method, status) => [
    `The endpoint replied to ${method} with status ${status} and no error of the protocol.`,
    'Something in front of the backend refuses the request. Let its headers and cookies through.',
  ],
  'endpoint-not-json': (method, status, body) => [
    `The endpoint replied to ${method} with status ${status} and ${body} instead of JSON.`,
    'A page of your site stands where the backend should be. Check the endpoint attribute and the order of routes.',
  ],
  'frame-without-origin': (method) => [
    `${method} reached nothing: the page has no origin and no cookies, like a sandboxed frame without allow-same-origin or a file opened from disk.`,
    'Add allow-same-origin to the sandbox attribute of the frame, assign an adapter that asks the page around it, or serve the file over HTTP.',
  ],
  'scripted-click': (control) => [
    `A script, not a person, clicked "${control}", so nothing was chosen or posted.`,
    'Let the person click. In tests of a whole page, click by way of the browser (WebDriver, Puppeteer, Playwright).',
  ],
  'concealed-part': (part, how) => [
    `"${part}" is ${how}, so the click did not count: TikTok wants it seen when the creator agrees.`,
    `Show it as it comes: ${SHOWN[how ?? ''] ?? 'remove what changes it.'}`,
  ],
  'foreign-frame': () => [
    'The page is in a frame of another origin, which may lay anything over it, so nothing was chosen or posted.',
    'Set the allow-framing attribute if you trust every page that can frame it, and name these in frame-ancestors of your Content-Security-Policy.',
  ],
  'changed-prototype': (names) => [
    `Object.prototype has enumerable additions (${names}), which every object of the page inherits, so the element cannot start.`,
    'Define them with Object.defineProperty, which hides them from loops, or remove the library that adds them.',
  ],
  'second-copy': (first, second) => [
    `The element is already registered: version ${first}. The second copy, version ${second}, stays unused.`,
    'Load the script once.',
  ],
};

/** How each concealment is undone. */
const SHOWN: Readonly<Record<string, string>> = {
  missing: 'leave the shadow root alone.',
  reworded: 'leave its text, its links, and the content of its ::before and ::after alone.',
  hidden: 'no display, visibility, blur, or mask on it or around it.',
  transparent: 'an opacity of at least 0.5, on it and around it.',
  'too small': 'no size, font size, or scale that makes it unreadable.',
  'outside the card': 'no position, transform, or text-indent that moves it away.',
  'covered or clipped': 'nothing over it, no overflow or clip-path that cuts it, and pointer-events as they are.',
  'too faint': 'a contrast of at least 4.5:1 between its color and its background.',
};

/** One line for the console. */
export function messageOf({ code, facts = [] }: Problem): string {
  const [problem, fix] = MESSAGES[code](...facts);
  return `<share-to-tiktok> ${code}: ${problem} ${fix} ${DOCS}#${code}`;
}
