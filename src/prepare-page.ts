import { createExplain } from './diagnostics/explain.js';

// Imported before everything else: what comes later reads every name that an object inherits, and would throw.
const added: string[] = [];
for (const name in {}) added.push(name);
if (added.length > 0) createExplain()({ code: 'changed-prototype', about: added.join(', ') });
