// One file, one process: the package is built, packed, and installed once for all topics.
import './topics/imports.js';
import './topics/optional-peers.js';
import './topics/bundlers.js';
import './topics/backend.js';
import './topics/types.js';
import './topics/contents.js';
