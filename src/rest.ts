import { wholeMachine } from './composer/composer.js';
import type { Machine } from './composer/machine.js';
import { positionOf } from './ui/position-of.js';

// What an empty form does without, of all layers. One file, because all of it is loaded as soon as the page is there.
export { guardPosting } from './adapter/guard-posting.js';
export { httpPosting } from './adapter/http-posting.js';
export { explainObjects } from './explain-objects.js';
export * from './ui/rest.js';

/** All that the composer of this element can do. */
export const machineFor = (element: Element): Machine => wholeMachine({ position: () => positionOf(element) });
