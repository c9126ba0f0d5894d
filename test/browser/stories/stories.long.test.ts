import { MODULES } from './modules.js';
import { testStories } from './run-stories.js';

for (const [name, module] of Object.entries(MODULES)) testStories(name, module, true);
