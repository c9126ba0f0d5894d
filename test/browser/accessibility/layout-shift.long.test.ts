import { nothingMovesAt, onAWholePage } from './still-form.js';

describe('the cumulative layout shift at other widths', () => {
  onAWholePage();
  for (const width of [360, 480, 600]) nothingMovesAt(width, 'a mouse');
  nothingMovesAt(600, 'a finger');
});
