import { existsSync } from 'node:fs';
import type { KnipConfig } from 'knip';

/** Where reading starts: what a host imports, what a script or a test runner starts, what a bundler or a page loads by name. */
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'src/page.ts',
        'frameworks/*.d.ts',
        'build-*.ts',
        'web-test-runner*.config.mjs',
        '.storybook/*.{ts,mjs}',
        'demo/backends/*.ts',
        'demo/page/*.js',
        'test/**/*.test.ts',
      ],
      project: ['**/*.{ts,mts,mjs,js,mdx}'],
      ignoreDependencies: [
        // A host that imports the types of a framework has that framework.
        'preact',
        'react',
        'solid-js',
        'svelte',
        'vue',
        // Comes with `@storybook/web-components-vite`, in the version that fits it.
        '@storybook/web-components',
        // Looked up by a name in a constant: the browser and the fonts of the tests.
        '@sparticuz/chromium',
        '@fontsource-variable/*',
        // Looked up by a name in a template: `@${name}-installer/${name}`.
        '@ffmpeg-installer/ffmpeg',
        '@ffprobe-installer/ffprobe',
      ],
      // Programs of the machine, in no package of npm: tests that need one say when it is missing.
      ignoreBinaries: ['exiftool', 'jpegtran', 'openssl', 'redis-server', 'Xvfb'],
    },
    'test/frameworks': {
      entry: ['*.test.ts', 'apps/*', 'apps/next/**', 'types/*'],
      ignoreDependencies: [
        // Imported by code that a test writes, or loaded by a name in a variable.
        '@lit-labs/ssr',
        'esbuild-plugin-solid',
        'happy-dom',
        'jsdom',
        // Run by the paths of their programs.
        'next',
        'vue-tsc',
        // Peers of Angular's packages, which say so only where they are installed; there the entry would be needless.
        ...(existsSync(new URL('test/frameworks/node_modules', import.meta.url)) ? [] : ['@angular/common', 'rxjs']),
        // Stand in for `react`, `react-dom` and `@types/react` by an alias of the bundler and of the compiler.
        'react-18',
        'react-dom-18',
        'types-react-18',
        // Peer of the plugin for Solid.
        'babel-preset-solid',
      ],
    },
    'test/bench/peers': { entry: ['*.js'] },
    // Compilers that are found by their folders.
    'test/types': { entry: ['*.test.ts', 'valid.ts', 'invalid.ts'], ignoreDependencies: [/^typescript-5/] },
    // Runtimes that are started as programs, by their paths.
    'test/runtimes': { entry: ['*.ts'], ignoreDependencies: ['bun', 'deno', 'workerd'] },
  },
};

export default config;
