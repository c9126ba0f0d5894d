import type { FormView } from '../composer/form-view.js';
import { POLICIES, PRESCRIBED, PROCESSING_NOTICE } from '../domain/prescribed.js';
import type { PrescribedKey } from '../domain/prescribed.js';
import type { Text } from '../text/text.js';
import { concealmentOf, type Concealment } from './concealment.js';

/** What TikTok wants to be seen when the creator agrees. */
interface MandatedPart {
  readonly name: string;
  readonly selector: string;
  /** What it says, letter for letter; absent for a picture. */
  readonly words?: string;
}

/** A part that cannot be seen as it is meant, and why. */
export interface ConcealedPart {
  readonly name: string;
  readonly concealment: Concealment;
}

/** The parts of the form that stand for a consent, with their words (Content Sharing Guidelines 1a, 2, 3, 4 and 5). */
function mandatedParts({ creator, privacy, interactions, disclosure, declaration, settings }: FormView, text: Text) {
  const { say } = text;
  const sentence = (key: PrescribedKey | 'processingNotice'): string =>
    (key === 'processingNotice' ? PROCESSING_NOTICE : PRESCRIBED[key]) + (text.prescribedTranslations?.[key] ?? '');
  const box = (id: string, words: string): MandatedPart => ({ name: words, selector: `label[for="${id}"]`, words });
  const parts: (MandatedPart | undefined)[] = [
    creator && { name: 'nickname', selector: '.nickname', words: creator.nickname },
    { name: 'preview', selector: '.phone' },
    privacy && { name: 'privacy', selector: '#privacy-label', words: say('privacy.label') },
    privacy?.value === undefined
      ? undefined
      : { name: 'privacy', selector: '#privacy', words: text.privacy(privacy.value) },
    ...(interactions ?? []).map(({ interaction }) => box(interaction, say(`interactions.${interaction}`))),
    disclosure && box('disclosure', say('disclosure.label')),
    disclosure?.on ? box('your-brand', say('disclosure.yourBrand')) : undefined,
    disclosure?.on ? box('branded-content', say('disclosure.brandedContent')) : undefined,
    disclosure?.label && { name: 'disclosure-label', selector: '.label', words: sentence(disclosure.label) },
    { name: 'declaration', selector: '.declaration', words: sentence(declaration) },
    { name: 'processing-notice', selector: '[part="processing-notice"]', words: sentence('processingNotice') },
    {
      name: 'publish-button',
      selector: '#publish',
      words: say(settings.mode === 'inbox' ? 'publish.action.inbox' : 'publish.action'),
    },
  ];
  return parts.filter((part) => part !== undefined);
}

/** The first part that a person cannot see as it is meant; `undefined` where all stand on the page. */
export function concealedPart(card: Element, form: FormView, text: Text): ConcealedPart | undefined {
  for (const { name, selector, words } of mandatedParts(form, text)) {
    const [element, second] = card.querySelectorAll(selector);
    const concealment =
      !element || second
        ? 'missing'
        : words !== undefined && !says(element, words)
          ? 'reworded'
          : concealmentOf(element, card, words !== undefined);
    if (concealment) return { name, concealment };
  }
  return undefined;
}

const squeezed = (words: string | null): string => (words ?? '').replace(/\s+/g, '');

/** Whether an element says just this, and leads where the policies are. */
function says(element: Element, words: string): boolean {
  if (squeezed(element.textContent) !== squeezed(words)) return false;
  const isPlain = (pseudo?: string): boolean =>
    !/\p{L}|url\(/u.test(getComputedStyle(element, pseudo).content.replace(/^(normal|none)$/, ''));
  if (![undefined, '::before', '::after'].every(isPlain)) return false;
  const links = [...element.querySelectorAll('a')];
  return links.every((link) => {
    const policy = POLICIES.find(({ name }) => name === link.textContent);
    return policy?.url === link.href;
  });
}
