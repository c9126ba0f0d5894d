import { create } from 'filepond';
import styles from 'filepond/dist/filepond.min.css';
import { addStyles } from './styles.js';

addStyles(styles);

bench.register('filepond', async (place) => {
  const box = place.appendChild(document.createElement('div'));
  const input = box.appendChild(document.createElement('input'));
  input.type = 'file';
  const pond = create(input, { server: '/uploads' });
  box.addEventListener('bench-remove', () => pond.destroy());
  return box;
});
