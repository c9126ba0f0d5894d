import Uppy from '@uppy/core';
import core from '@uppy/core/css/style.min.css';
import Dashboard from '@uppy/dashboard';
import dashboard from '@uppy/dashboard/css/style.min.css';
import XHRUpload from '@uppy/xhr-upload';
import { addStyles } from './styles.js';

addStyles(core, dashboard);

bench.register('uppy-dashboard', async (place) => {
  const target = place.appendChild(document.createElement('div'));
  const uppy = new Uppy().use(Dashboard, { inline: true, target }).use(XHRUpload, { endpoint: '/uploads' });
  target.addEventListener('bench-remove', () => uppy.destroy());
  return target;
});
