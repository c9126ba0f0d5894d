import type { Control } from '../composer.js';
import { chooseMedia, eventually, NAMES } from './walk.js';
import type { Walk } from './walk.js';

/** What TikTok's own app calls its levels. */
export const LABELS: Readonly<Record<string, string>> = {
  PUBLIC_TO_EVERYONE: 'Everyone',
  MUTUAL_FOLLOW_FRIENDS: 'Friends',
  FOLLOWER_OF_CREATOR: 'Followers',
  SELF_ONLY: 'Only me',
};

export async function privacyControl({ composer }: Walk): Promise<Control | undefined> {
  return eventually(() => composer.control('combobox', NAMES.privacy), 4000);
}

/** Opens the dropdown and reads its options; of a native one without opening it. */
export async function openPrivacy(walk: Walk): Promise<readonly Control[]> {
  const privacy = await privacyControl(walk);
  if (!privacy) return [];
  const native = await nativeOptions(privacy);
  if (native) return native;
  const open = await walk.composer.controls('option');
  if (open.length === 0) await walk.person.press(privacy.handle);
  return (
    (await eventually(async () => {
      const options = await walk.composer.controls('option');
      return options.length > 0 ? options : undefined;
    }, 2000)) ?? []
  );
}

/** Chooses an option as a person does; one that is not there or is disabled is left, with the list closed over what stands below. */
export async function choosePrivacy(walk: Walk, label: string): Promise<boolean> {
  const privacy = await privacyControl(walk);
  const options = await openPrivacy(walk);
  const option = options.find(({ name }) => name === label);
  if (!privacy || options.length === 0) return false;
  const native = await isNative(privacy);
  if (!option || option.disabled) {
    if (!native) await walk.page.keyboard.press('Escape');
    return false;
  }
  if (native) {
    await privacy.handle.evaluate(
      (select, index) => {
        if (!(select instanceof HTMLSelectElement)) return;
        select.selectedIndex = index;
        select.dispatchEvent(new Event('input', { bubbles: true }));
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      await option.handle.evaluate((element) => (element instanceof HTMLOptionElement ? element.index : -1)),
    );
  } else await walk.person.press(option.handle);
  return true;
}

/** Whether the dropdown is the browser's own, which shows no prompt on a disabled option. */
export function isNative({ handle }: Control): Promise<boolean> {
  return handle.evaluate((element) => element instanceof HTMLSelectElement);
}

/** Options with a value; the first one of a native dropdown often stands for none. */
async function nativeOptions(privacy: Control): Promise<readonly Control[] | undefined> {
  if (!(await isNative(privacy))) return undefined;
  const handles = await privacy.handle.$$('option');
  const read = await Promise.all(
    handles.map(async (handle) => ({
      handle,
      role: 'option',
      ...(await handle.evaluate((option) => ({
        name: option.label.trim(),
        value: option.value,
        checked: option.selected,
        disabled: option.disabled,
      }))),
    })),
  );
  return read.filter(({ value }) => value !== '');
}

/** A fresh form with media and, where asked for, an audience. */
export async function prepare(walk: Walk, caption: string, privacy?: string): Promise<void> {
  await walk.reopen(caption);
  await chooseMedia(walk, walk.samples.video);
  if (privacy) await choosePrivacy(walk, privacy);
}
