// Kept from the start: what a page changes on the prototypes later does not count.
const isTrustedOf = Object.getOwnPropertyDescriptor(new Event('load'), 'isTrusted')?.get;
const { composedPath } = Event.prototype;

/** Whether a person caused the event, by the browser's own word: a look-alike object or a changed getter is a no. */
export function isTrusted(event: Event): boolean {
  try {
    return isTrustedOf?.call(event) === true;
  } catch {
    return false;
  }
}

/** Whether the event was dispatched on this element or within it. */
export function isOn(event: Event, element: EventTarget | null): boolean {
  return element !== null && composedPath.call(event).includes(element);
}

/** For `click`, captured: a script's click on a label would come to its control as a click that the browser vouches for. */
export function stopScriptedLabel(event: Event): void {
  if (!isTrusted(event) && event.target instanceof Element && event.target.closest('label')) event.preventDefault();
}
