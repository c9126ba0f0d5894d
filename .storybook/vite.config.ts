import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** The package names only its published files as having side effects; from source it is this one that registers. */
const registration: Plugin = {
  name: 'registration',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('/src/index.ts') ? { code, map: null, moduleSideEffects: true } : undefined),
};

export default defineConfig({
  build: { target: 'es2022' },
  plugins: [registration],
});
