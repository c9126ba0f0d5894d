export default {
  globs: ['src/share-to-tiktok.element.ts', 'src/events.ts', 'src/index.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
};
