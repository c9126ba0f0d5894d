import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import styles from '@awesome.me/webawesome/dist/styles/webawesome.css';
import { form } from './form.js';
import { addStyles } from './styles.js';

addStyles(styles);

bench.register('web-awesome-form', (place, title) => form(place, 'wa', title));
