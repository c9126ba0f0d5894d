import * as filesPart from '../../../src/composer/effects/import/index.js';
import * as postPart from '../../../src/composer/effects/publish/index.js';
import * as readers from '../../../src/wire/saved-post.js';

/** Parts that are there at once: a load takes real time, which a test with a time of its own does not have. */
export const LOADED_PARTS = {
  loadFilesPart: () => Promise.resolve(filesPart),
  loadPostPart: () => Promise.resolve(postPart),
};

export const loadReaders = () => Promise.resolve(readers);
