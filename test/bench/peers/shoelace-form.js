import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/checkbox/checkbox.js';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import '@shoelace-style/shoelace/dist/components/switch/switch.js';
import '@shoelace-style/shoelace/dist/components/textarea/textarea.js';
import styles from '@shoelace-style/shoelace/dist/themes/light.css';
import { form } from './form.js';
import { addStyles } from './styles.js';

addStyles(styles);

bench.register('shoelace-form', (place, title) => form(place, 'sl', title));
