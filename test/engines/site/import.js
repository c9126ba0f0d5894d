// Chromium has no module scripts in XML documents; an import works there.
for (const script of ['/share-to-tiktok/share-to-tiktok.js', '/odd/page.js']) void import(script);
