import type { StorybookConfig } from '@storybook/web-components-vite';
import { fontFaces, fontFolders } from '../test/tools/fonts.mjs';

const config: StorybookConfig = {
  framework: {
    name: '@storybook/web-components-vite',
    // The package's own Vite config builds libraries.
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // The same fonts everywhere: what a story looks like, and whether it passes, must not depend on the machine.
  staticDirs: fontFolders().map(({ name, folder }) => ({ from: folder, to: `/fonts/${name}` })),
  previewHead: (head) => `${head ?? ''}<style>${fontFaces((name, file) => `fonts/${name}/${file}`)}</style>`,
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
};

export default config;
