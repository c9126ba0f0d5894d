import { LitElement, css, html } from 'lit';

/** The least that a Lit element can be: what rendering costs before there is anything of ours. */
class TrivialElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;

  override render() {
    return html`<p>Hello</p>`;
  }
}

customElements.define('trivial-element', TrivialElement);
