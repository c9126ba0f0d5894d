import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import { annotations } from './annotations.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  ...annotations,
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
            'Creator',
            'Media',
            'Settings',
            'Publishing',
            'Outcome',
            'Appearance',
            'Languages',
            'Compliance',
            'Theming',
            'Events',
            'Adapter',
          ],
        ],
      },
    },
  },
};

export default preview;
