// Lit looks once, while it is loaded, whether style sheets can be adopted: everything that contains it is imported afterwards.
async function loadInOldEngine() {
  for (const { prototype } of [Document, ShadowRoot]) Reflect.deleteProperty(prototype, 'adoptedStyleSheets');
  Reflect.set(globalThis, 'litNonce', 'of-the-host');
  const { ShareToTikTokElement } = await import('../../../src/public.js');
  const { ComposerUi } = await import('../../../src/ui/composer-ui.js');
  const { restStyles } = await import('../../../src/ui/rest.js');
  const styles = [...ShareToTikTokElement.styles, ...ComposerUi.styles, ...restStyles];
  return { styles, ...(await import('./page.js')), ...(await import('@open-wc/testing')) };
}

describe('<share-to-tiktok> where a shadow root cannot adopt style sheets', () => {
  it('has all styles, with the nonce of the host, once its parts are loaded [E18]', async () => {
    const { styles, choose, editing, expect, fixtureFile, hasMedia, openPage } = await loadInOldEngine();
    const page = openPage();
    await editing(page);
    choose(page, await fixtureFile('clip.mp4'));
    await hasMedia(page);

    const elements = [...page.root.querySelectorAll('style')];
    expect(elements.map(({ nonce }) => nonce)).to.deep.equal(styles.map(() => 'of-the-host'));
    expect(elements.map(({ textContent }) => textContent)).to.deep.equal(styles.map(({ cssText }) => cssText));
  });
});
