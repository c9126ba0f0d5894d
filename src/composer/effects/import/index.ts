/** What is done with files, loaded with the first. */
export { importFiles } from './import-files.js';
export { readStrip } from './read-strip.js';
