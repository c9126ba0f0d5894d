/** What a test asks for and WebDriver cannot do; the report counts such a test as left out. */
export class EngineLimit extends Error {
  constructor(what) {
    super(`WebDriver has no ${what}`);
  }
}

/**
 * Emulation of media features, as far as the engines are started so: motion is always reduced, colors are light. A test that
 * needs another is left out.
 */
export function emulate({ colorScheme = 'light', forcedColors = 'none', media = 'screen' }) {
  if (colorScheme !== 'light') throw new EngineLimit(`color scheme ${colorScheme}`);
  if (forcedColors !== 'none') throw new EngineLimit('forced colors');
  if (media !== 'screen') throw new EngineLimit(`media type ${media}`);
}

/** The key of a code such as `KeyZ` or `Space`; other names stay as they are. */
export function keyOfCode(name) {
  if (name === 'Space') return ' ';
  return /^Key[A-Z]$/.test(name) ? name.at(-1).toLowerCase() : name;
}
