/** A plain page of a host, with room for what is measured. */
export const HOST_PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Host</title>
  <link rel="icon" href="data:," />
  <style>
    body { font: 16px/1.5 sans-serif }
    .vanilla { display: grid; gap: 8px; max-inline-size: 40rem }
    .vanilla textarea { display: block; inline-size: 100%; font: inherit }
  </style>
  <script type="module" src="/in-page.js"></script>
  <h1>A page of the host</h1>
  <main></main>
</html>`;

/** A picture of a creator that costs nothing to decode. */
export const AVATAR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>';
