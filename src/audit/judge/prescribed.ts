import { POLICIES, PRESCRIBED } from '../../domain/prescribed.js';
import { fine, problem } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import type { Control } from '../composer.js';
import { eventually, NAMES, toggle } from '../walk/walk.js';
import type { Walk } from '../walk/walk.js';
import { hidden, look, topsOf } from './seen.js';

/** The two kinds of commercial content, once the disclosure shows them. */
export async function bothKinds({
  composer,
}: Walk): Promise<{ readonly own: Control; readonly branded: Control } | undefined> {
  return eventually(async () => {
    const [own, branded] = [await toggle(composer, NAMES.yourBrand), await toggle(composer, NAMES.brandedContent)];
    return own && branded ? { own, branded } : undefined;
  }, 3000);
}

/** No label prompt shows yet. */
export async function absent({ composer }: Walk, when: string): Promise<readonly Finding[]> {
  const text = await composer.text();
  return /will be labeled as/i.test(text)
    ? [problem('3a', `a label prompt shows ${when}`, 'Show it once a kind is ticked.')]
    : [];
}

/** With no kind ticked the button is disabled, and hovering over it shows TikTok's sentence. */
export async function gate(walk: Walk): Promise<readonly Finding[]> {
  const { composer, person } = walk;
  const publish = await composer.control('button', NAMES.publish);
  if (!publish) return [problem('3a', 'there is no publish button', 'Name it “Post to TikTok” or alike.')];
  await person.point(publish.handle);
  const prompt = await eventually(async () => (await composer.holding(PRESCRIBED.disclosureIncomplete)).at(0), 3000);
  const box = prompt && (await prompt.boundingBox());
  return [
    publish.disabled
      ? fine('3a', 'the publish button is disabled until a kind is ticked')
      : problem('3a', 'the publish button can be pressed with no kind ticked', 'Disable it.'),
    box
      ? fine('3a', 'hovering over it shows the prompt, letter for letter')
      : problem('3a', 'hovering over it shows no prompt', `Show “${PRESCRIBED.disclosureIncomplete}”`),
  ];
}

/** The prompt of a label is exact and seen. */
export async function label(
  walk: Walk,
  key: 'labelPromotional' | 'labelPaidPartnership',
  when: string,
): Promise<readonly Finding[]> {
  const shown = await eventually(async () => (await walk.composer.holding(PRESCRIBED[key])).at(0), 3000);
  if (!shown) return [problem('3a', `${when}: the prompt is missing or reworded`, `Show “${PRESCRIBED[key]}”`)];
  await walk.person.point(shown);
  const why = hidden(await look(shown));
  return [
    why ? problem('3a', `${when}: the prompt ${why}`, 'Show it in full.') : fine('3a', `${when}: ${PRESCRIBED[key]}`),
  ];
}

/** The declaration is exact, seen, linked, and stands before the button. */
export async function declaration(
  walk: Walk,
  point: string,
  key: 'declarationMusic' | 'declarationBrandedAndMusic',
): Promise<readonly Finding[]> {
  const { composer, person } = walk;
  const shown = await eventually(async () => (await composer.holding(PRESCRIBED[key])).at(0), 3000);
  if (!shown) return [problem(point, 'the declaration is missing or reworded', `Show “${PRESCRIBED[key]}”`)];
  await person.point(shown);
  const why = hidden(await look(shown));
  const links = await shown.evaluate((element) =>
    [...element.querySelectorAll('a')].map((link) => `${(link.textContent ?? '').trim()} ${link.href}`),
  );
  const wanted = POLICIES.filter(({ name }) => PRESCRIBED[key].includes(name));
  const unlinked = wanted.filter(({ name, url }) => !links.includes(`${name} ${url}`));
  const publish = await composer.control('button', NAMES.publish);
  const [top = 0, end = Infinity] = await topsOf(publish ? [shown, publish.handle] : [shown]);
  return [
    why
      ? problem(point, `the declaration ${why}`, 'Show it in full, uncovered and in contrast.')
      : fine(point, PRESCRIBED[key]),
    ...unlinked.map(({ name, url }) =>
      problem(point, `“${name}” is not a link to ${url}`, 'Link each policy that the declaration names.'),
    ),
    ...(top < end + 1
      ? []
      : [problem(point, 'the declaration stands behind the publish button', 'Put it before the button.')]),
  ];
}
