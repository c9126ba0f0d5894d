import { createExplain } from './diagnostics/explain.js';

// Imported before everything else: what comes later reads every name that an object inherits, and would throw.
const added: string[] = [];
for (const name in {}) added.push(name);
if (added.length > 0) createExplain()({ code: 'changed-prototype', facts: [added.join(', ')] });

/** The part of Lit's template class that its hook for polyfills passes on. */
interface LitTemplate {
  createElement(html: string): HTMLTemplateElement;
}

// In an XHTML document markup is read as XML, which Lit's templates are not; a document of its own reads them as HTML.
if (globalThis.document?.contentType === 'application/xhtml+xml') {
  const reader = document.implementation.createHTMLDocument();
  Reflect.set(globalThis, 'litHtmlPolyfillSupport', (template: LitTemplate) => {
    template.createElement = (html) => Object.assign(reader.createElement('template'), { innerHTML: html });
  });
  // Lit looks for its hook once, while this script is evaluated.
  queueMicrotask(() => Reflect.deleteProperty(globalThis, 'litHtmlPolyfillSupport'));
}
