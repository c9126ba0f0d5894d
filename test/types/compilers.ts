import { fileURLToPath } from 'node:url';
import { installPackages } from '../package/support/install.js';

/** Why the compilers are not installed, where they could not be. */
export const missing = installPackages(fileURLToPath(new URL('.', import.meta.url)));

/** The folders of the compilers, by version. */
export const COMPILERS = {
  '5.4': fileURLToPath(new URL('node_modules/typescript-5.4', import.meta.url)),
  '5.9': fileURLToPath(new URL('node_modules/typescript-5.9', import.meta.url)),
  '6.0': fileURLToPath(new URL('../../node_modules/typescript', import.meta.url)),
};
