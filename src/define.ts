import { createExplain } from './diagnostics/explain.js';

export const DEFAULT_TAG = 'share-to-tiktok';

interface Definable extends CustomElementConstructor {
  readonly version: string;
}

const explain = createExplain();

/** Registers an element class; a second copy on the page leaves the first one in place, and is explained once. */
export function defineElement(tag: string, registry: CustomElementRegistry, element: Definable): void {
  const registered = registry.get(tag);
  // A registry takes a class for one tag only, so other tags get a class of their own.
  if (!registered) return registry.define(tag, tag === DEFAULT_TAG ? element : class extends element {});
  if (registered === element || Object.getPrototypeOf(registered) === element) return;
  // A server's bundler may load the package once for each kind of component; there is no page on which two could meet.
  if (typeof document === 'undefined') return;
  const version: unknown = Reflect.get(registered, 'version');
  explain({ code: 'second-copy', about: typeof version === 'string' ? version : 'unknown', second: element.version });
}
