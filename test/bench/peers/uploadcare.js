import * as uploadcare from '@uploadcare/file-uploader';
import styles from '@uploadcare/file-uploader/index.css';
import { addStyles } from './styles.js';

addStyles(styles);
uploadcare.defineComponents(uploadcare);

let count = 0;

bench.register('uploadcare', async (place) => {
  count += 1;
  const name = `uploader-${count}`;
  const [config, uploader] = ['uc-config', 'uc-file-uploader-regular'].map((tag) => {
    const element = document.createElement(tag);
    element.setAttribute('ctx-name', name);
    return element;
  });
  config.setAttribute('pubkey', 'demopublickey');
  const box = document.createElement('div');
  box.append(config, uploader);
  place.append(box);
  return box;
});
