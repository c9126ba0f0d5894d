import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StringOverrides } from '../text/strings.js';
import type { Text } from '../text/text.js';
import { createText } from '../text/text.js';

export class LanguageController implements ReactiveController {
  readonly language = 'en';
  readonly direction = 'ltr';
  #text: Text | undefined;
  #overrides: StringOverrides | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {}

  text(overrides: StringOverrides | undefined): Text {
    if (!this.#text || this.#overrides !== overrides) this.#text = createText(this.language, undefined, overrides);
    this.#overrides = overrides;
    return this.#text;
  }
}
