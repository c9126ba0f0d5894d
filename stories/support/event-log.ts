import { ref } from 'lit/directives/ref.js';

const listenedTo = new WeakSet<Element>();

/** Writes the events that pass an element into the log that stands after it, the newest first. */
export function listening(events: readonly string[], kept: number): ReturnType<typeof ref> {
  return ref((element) => {
    if (!element || listenedTo.has(element)) return;
    listenedTo.add(element);
    for (const type of events) {
      element.addEventListener(type, (event) => {
        const log = element.nextElementSibling;
        const line = document.createElement('li');
        line.textContent = `${type} ${carried(event)}`;
        log?.prepend(line);
        while (log && log.children.length > kept) log.lastElementChild?.remove();
      });
    }
  });
}

/** The event's own fields, as a reader of a log wants them. */
function carried(event: Event): string {
  const fields = Object.entries(event).filter(([name]) => name !== 'isTrusted' && name !== 'consent');
  return fields.length > 0 ? JSON.stringify(Object.fromEntries(fields)) : '';
}
