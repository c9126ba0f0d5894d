import { expect } from '@open-wc/testing';
import { ShareToTikTokElement } from '../../../src/index.js';
import { until } from '../until.js';

const { warn } = console;
afterEach(() => {
  console.warn = warn;
});

/** Another copy of the element, as a second script brings it. */
class OtherCopy extends HTMLElement {
  static readonly version = '0.0.7';
}

describe('ShareToTikTokElement.define()', () => {
  it('registers the element under its own tag when the package is imported', () => {
    expect(customElements.get('share-to-tiktok')).to.equal(ShareToTikTokElement);
  });

  it('registers a class of its own for another tag, and takes a second call for the same tag', () => {
    ShareToTikTokElement.define('my-share-to-tiktok');
    ShareToTikTokElement.define('my-share-to-tiktok');
    ShareToTikTokElement.define();
    const element = document.createElement('my-share-to-tiktok');
    expect(element).to.be.instanceOf(ShareToTikTokElement);
    expect(customElements.get('my-share-to-tiktok')).to.not.equal(ShareToTikTokElement);
  });

  it('leaves another copy in place and explains it once, with both versions [E8]', async () => {
    customElements.define('other-share-to-tiktok', OtherCopy);
    const warnings: string[] = [];
    console.warn = (message: unknown) => void warnings.push(String(message));
    ShareToTikTokElement.define('other-share-to-tiktok');
    ShareToTikTokElement.define('other-share-to-tiktok');
    await until(() => warnings.length > 0);
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.contain(
      `second-copy: The element is already registered: version 0.0.7. The second copy, version ${ShareToTikTokElement.version},`,
    );
    expect(customElements.get('other-share-to-tiktok')).to.equal(OtherCopy);
  });
});
