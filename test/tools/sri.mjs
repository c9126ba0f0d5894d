import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const FILE = new URL('../../dist/cdn/share-to-tiktok.js', import.meta.url);

/** Writes the integrity value of the script-tag file beside it, for the `integrity` attribute of a host's page. */
const digest = createHash('sha384')
  .update(await readFile(FILE))
  .digest('base64');
await writeFile(new URL('share-to-tiktok.js.sri', FILE), `sha384-${digest}\n`);
console.log(`integrity="sha384-${digest}"`);
