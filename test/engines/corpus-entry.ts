import { inspectVideo } from '../../src/media/index.js';

/** Reads every file that the test serves, as a page reads a chosen one, and sends back what it has read. */
const names: readonly string[] = await (await fetch('/names')).json();
const inspections: unknown[] = [];
for (const [index, name] of names.entries()) {
  const blob = await (await fetch(`/file/${index}`)).blob();
  inspections.push(await inspectVideo(new File([blob], name)));
}
await fetch('/read', { method: 'POST', body: JSON.stringify(inspections) });
