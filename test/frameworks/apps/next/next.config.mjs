export default {
  // Files for any server, drawn by Next.js on its server before.
  output: 'export',
  // The packages of the test are links to where npm installed them.
  turbopack: { root: '/' },
};
