import type {} from 'share-to-tiktok/svelte';
import type {} from 'share-to-tiktok/vue';
import type { ShareToTikTokAdapter } from 'share-to-tiktok';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

declare const adapter: ShareToTikTokAdapter;
type VueProps = InstanceType<GlobalComponents['share-to-tiktok']>['$props'];

export const svelte: SvelteHTMLElements['share-to-tiktok'] = {
  adapter,
  accept: 'video',
  'ontiktok-ready': ({ username }) => void username.trim(),
};
export const vue: VueProps = {
  adapter,
  'post-title': 'A title',
  mode: null,
  'onTiktok-ready': ({ username }) => void username.trim(),
};
// @ts-expect-error There is no such kind of media.
export const svelteUnknown: SvelteHTMLElements['share-to-tiktok'] = { accept: 'audio' };
// @ts-expect-error An adapter is an object.
export const vueText: VueProps = { adapter: '/api/tiktok' };
