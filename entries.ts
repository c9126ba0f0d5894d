/** The modules that the package exports, with their sources. */
export const MODULES = {
  index: 'src/index.ts',
  element: 'src/public.ts',
  rules: 'src/rules.ts',
  'http-adapter': 'src/adapter/http-adapter.ts',
  composer: 'src/composer/index.ts',
  server: 'src/server/index.ts',
  audit: 'src/audit/index.ts',
  simulator: 'src/simulator/index.ts',
  testing: 'src/testing/index.ts',
};

/** The commands of the package, with their sources; nothing imports them, so they have no declarations. */
export const COMMANDS = { cli: 'src/cli.ts', 'simulator/cli': 'src/simulator/cli.ts' };
