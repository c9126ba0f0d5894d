/** What is done with files, loaded with the first. */
export { convertVideo } from '../fix/convert-video.js';
export { cropPhoto } from '../fix/crop-photo.js';
export { planVideo } from '../fix/plan-video.js';
export { importFiles } from './import-files.js';
export { readStrip } from './read-strip.js';
