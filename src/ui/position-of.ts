/**
 * Tells an element from others of its kind on the page, also within shadow roots: by its id, or its place among them. Empty
 * where there is no other.
 */
export function positionOf(element: Element): string {
  const root = element.getRootNode();
  const alike = isTree(root) ? [...root.querySelectorAll(CSS.escape(element.localName))] : [];
  const own = alike.length > 1 ? element.id || String(alike.indexOf(element)) : '';
  return root instanceof ShadowRoot ? `${positionOf(root.host)} ${own}`.trim() : own;
}

const isTree = (root: Node): root is Document | ShadowRoot => root instanceof Document || root instanceof ShadowRoot;
