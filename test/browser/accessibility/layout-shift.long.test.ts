import { expectStillWhileLoading, expectStillWhilePressed, formsAt, onAWholePage } from './still-form.js';

describe('the cumulative layout shift at other widths', () => {
  onAWholePage();
  for (const form of [...[360, 480, 600].flatMap((width) => formsAt(width, 'a mouse')), ...formsAt(600, 'a finger')]) {
    it(`is 0 from loading to editing: ${form.width} px, ${form.language}, ${form.pointer}`, () =>
      expectStillWhileLoading(form));

    it(`is 0 through every toggle, and only what is under the kinds makes room for them: ${form.width} px, ${form.language}, ${form.pointer}`, () =>
      expectStillWhilePressed(form));
  }
});
