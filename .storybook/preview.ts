import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import { annotations } from './annotations.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  ...annotations,
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
            'Refused files',
            'Settings',
            'Publishing',
            'Outcome',
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
