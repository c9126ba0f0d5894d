import { defineConfig } from 'vite';
import { keptForEffects } from '../vite.config.js';

export default defineConfig({
  build: { target: 'es2022' },
  plugins: [keptForEffects()],
});
