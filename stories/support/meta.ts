import type { ArgTypes } from '@storybook/web-components-vite';
import { CREATORS } from './creators.js';
import type { SceneArgs } from './scene.js';

/** Controls of the settings that every story has; the scenery itself is not for turning. */
export const SCENE_ARG_TYPES: Partial<ArgTypes<SceneArgs>> = {
  mode: { control: 'inline-radio', options: ['direct', 'inbox'] },
  accept: { control: 'inline-radio', options: ['any', 'video', 'photo'] },
  unaudited: { control: 'boolean' },
  mediaLocked: { name: 'media-locked', control: 'boolean' },
  forgetDraft: { name: 'forget-draft', control: 'boolean' },
  postTitle: { name: 'post-title', control: 'text' },
  postDescription: { name: 'post-description', control: 'text' },
  creator: {
    description: 'The account that TikTok describes',
    control: 'select',
    options: Object.keys(CREATORS),
    table: { category: 'scene' },
  },
  media: { description: 'What the host presets', control: false, table: { category: 'scene' } },
  hosted: { description: 'What the host presets of its own server', control: false, table: { category: 'scene' } },
  script: { description: 'What the scripted adapter answers', control: false, table: { category: 'scene' } },
};
