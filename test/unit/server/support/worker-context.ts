import vm from 'node:vm';
import esbuild from 'esbuild';
import type worker from '../../../../demo/backends/workers.js';

/** Everything that a Worker may touch, by the list of "Web-interoperable Runtimes": nothing of Node's. */
const WEB_GLOBALS = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'DOMException',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'TransformStream',
  'URL',
  'URLSearchParams',
  'WritableStream',
  'atob',
  'btoa',
  'clearTimeout',
  'console',
  'crypto',
  'fetch',
  'queueMicrotask',
  'setTimeout',
  'structuredClone',
] as const;

/** Bundles the Worker of the examples as a host does and loads it where there is no Node: no `process`, no `Buffer`, no import. */
export async function loadWorker(globals: Readonly<Record<string, unknown>> = {}): Promise<typeof worker> {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['demo/backends/workers.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'worker',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['node:*', 'redis'],
    write: false,
  });
  const web = Object.fromEntries(WEB_GLOBALS.map((name) => [name, Reflect.get(globalThis, name)]));
  // A Worker has one realm: what its Web globals make must be of its own intrinsics.
  const intrinsics = { ArrayBuffer, Error, TypeError, Uint8Array };
  const context = vm.createContext({ ...web, ...intrinsics, ...globals });
  vm.runInContext(outputFiles[0]?.text ?? '', context);
  // The bundle's one global is the module of the example.
  return vm.runInContext('worker.default', context) as typeof worker;
}
