/**
 * The files of a paste that an element takes: on the page beside every field, or within the element. Words copied from an
 * office program bring a picture of themselves; into a text field go the words alone.
 */
export function pastedFiles(event: ClipboardEvent, element: Element): readonly File[] {
  const { clipboardData, target } = event;
  const path = event.composedPath();
  const [field] = path;
  const isText =
    clipboardData?.types.includes('text/plain') && field instanceof Element && field.matches(':read-write');
  const isHere = target === document.body || path.includes(element);
  return isHere && !isText && !event.defaultPrevented ? [...(clipboardData?.files ?? [])] : [];
}
