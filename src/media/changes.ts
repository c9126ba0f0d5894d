/** What is needed only once something is to be shown or changed; loaded apart, so that facts come with few bytes. */
export { convertVideo, planVideo } from './convert/convert-video.js';
export { coverFrames } from './cover/cover-frames.js';
export { convertPhoto } from './photo/convert-photo.js';
export { stripLocation } from './photo/strip-location.js';
