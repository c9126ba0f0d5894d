import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import StoriesOfTitle from '../stories/docs/stories.mdx';
import { annotations } from './annotations.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  ...annotations,
  tags: ['autodocs'],
  // A story is drawn and measured once its fonts are there.
  loaders: [() => Promise.all([...document.fonts].map((face) => face.load()))],
  // The manifest names events, parts and properties too: they stay as reference, but only what a story is made of can be
  // turned, and what is private to the element is nobody's affair.
  argTypesEnhancers: [
    ({ argTypes, initialArgs }) =>
      Object.fromEntries(
        Object.entries(argTypes)
          .filter(([name]) => !name.startsWith('#'))
          .map(([name, type]) => [name, name in initialArgs ? type : { ...type, control: false }]),
      ),
  ],
  parameters: {
    ...annotations.parameters,
    // Each story has a page around it, with colors and a direction of its own, so that they are listed and not drawn on one page.
    docs: { ...annotations.parameters?.docs, page: StoriesOfTitle },
    options: {
      // Storybook reads this order from the text of this very file.
      storySort: {
        order: [
          'Share to TikTok',
          [
            'Introduction',
            'Playground',
            'Connection',
            'Creator',
            'Media',
            'Limits of media',
            'Refused files',
            'Title and description',
            'Settings',
            'Publishing',
            'Interrupted',
            'Outcome',
            'Button and dialog',
            'Appearance',
            'Themed',
            'Languages',
            'Compliance',
            'Theming',
            'Events',
            'Event log',
            'Adapter',
          ],
        ],
      },
    },
  },
};

export default preview;
