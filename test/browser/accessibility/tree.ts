import { a11ySnapshot } from '@web/test-runner-commands';

interface Node {
  readonly role: string;
  readonly name?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly readonly?: boolean;
  readonly level?: number;
  readonly value?: string | number;
  readonly description?: string;
  readonly children?: readonly Node[];
}

const STATES = ['checked', 'disabled', 'expanded', 'readonly'] as const;

/**
 * The browser's own accessibility tree of the page, one line for each node that assistive technology stops at: role,
 * name, value, states and description, in reading order.
 */
export async function accessibilityTree(): Promise<readonly string[]> {
  // The command promises no type; this is what Puppeteer documents for an accessibility snapshot.
  const root = (await a11ySnapshot({})) as unknown as Node;
  const walk = (node: Node, parent?: Node): readonly string[] =>
    isEcho(node, parent) ? [] : [described(node), ...(node.children ?? []).flatMap((child) => walk(child, node))];
  return (root.children ?? []).flatMap((node) => walk(node));
}

/** Text that only repeats the name of what holds it, or holds nothing but a mark of direction. */
function isEcho({ role, name = '' }: Node, parent: Node | undefined): boolean {
  return role === 'StaticText' && (plain(name) === '' || name === parent?.name);
}

function plain(text: string): string {
  return text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function described(node: Node): string {
  const { role, name, level, value, description } = node;
  return [
    role === 'StaticText' ? 'text' : level === undefined ? role : `${role} ${level}`,
    name && `"${plain(name)}"`,
    value !== undefined && value !== '' && `= ${value}`,
    ...STATES.filter((state) => node[state]),
    description && `(${plain(description)})`,
  ]
    .filter(Boolean)
    .join(' ');
}
