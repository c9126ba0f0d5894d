import type * as PageModule from './page.js';

/** The part of Lit's template class that its hook for polyfills passes on. */
interface LitTemplate {
  createElement(html: string): HTMLTemplateElement;
}

const HOOK = 'litHtmlPolyfillSupport';

/**
 * Loads what draws the page. In an XHTML document markup is read as XML, which Lit's templates are not; a document of its own
 * reads them as HTML. Lit looks for its hook once, while it is loaded.
 */
export function loadPage(): Promise<typeof PageModule> {
  const isXml = document.contentType === 'application/xhtml+xml';
  if (isXml) {
    const reader = document.implementation.createHTMLDocument();
    Reflect.set(globalThis, HOOK, (template: LitTemplate) => {
      template.createElement = (html) => Object.assign(reader.createElement('template'), { innerHTML: html });
    });
  }
  return import('./page.js').finally(() => isXml && Reflect.deleteProperty(globalThis, HOOK));
}
