// What an empty form does without, of all layers. One file, because all of it is loaded as soon as the page is there.
export { guardPosting } from './adapter/guard-posting.js';
export { httpPosting } from './adapter/http-posting.js';
export { wholeMachine } from './composer/composer.js';
export { explainObjects } from './explain-objects.js';
export * from './ui/rest.js';
