/**
 * Serves mediabunny's Node part as an empty module, as the package's `browser` field asks. Bundlers honor the field; the
 * test server's resolver does not, and a browser cannot import `node:fs`.
 */
export function emptyInBrowser() {
  return {
    name: 'empty-in-browser',
    serve(context) {
      if (!context.path.endsWith('/mediabunny/dist/modules/src/node.js')) return undefined;
      return { body: 'export {};', type: 'js' };
    },
  };
}
