import { expect } from '@open-wc/testing';
import { LANGUAGES } from '../../../src/text/languages.js';
import { CREATORS } from '../../../stories/support/creators.js';
import { ALL_FACETS } from '../../../stories/support/facets.js';
import { MODULES } from './modules.js';
import { listedFacets, storiesOf } from './run-stories.js';

const stories = Object.entries(MODULES).flatMap(([file, module]) =>
  storiesOf(module).map(([name, story]) => ({ file, name, story })),
);

describe('the stories together', () => {
  it('show every facet of the state union', () => {
    const shown = new Set(stories.flatMap(({ story }) => listedFacets(story)));
    expect(ALL_FACETS.filter((facet) => !shown.has(facet))).to.deep.equal([]);
  });

  it('show every account that TikTok can describe', () => {
    const shown = new Set(stories.map(({ story }) => story.args['creator']));
    expect(Object.keys(CREATORS).filter((creator) => !shown.has(creator))).to.deep.equal([]);
  });

  it('speak every language', () => {
    const spoken = new Set(stories.map(({ file, story }) => file === 'languages' && story.globals['locale']));
    expect(LANGUAGES.filter((language) => !spoken.has(language))).to.deep.equal([]);
  });

  it('offer every language in the toolbar', async () => {
    const { annotations } = await import('../../../.storybook/annotations.js');
    expect(annotations.globalTypes?.['locale']?.['toolbar']?.['items']).to.deep.equal(LANGUAGES);
  });

  it('each have a play function', () => {
    expect(stories.filter(({ story }) => !story.play).map(({ name }) => name)).to.deep.equal([]);
  });
});
