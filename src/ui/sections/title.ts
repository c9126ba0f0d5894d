import type { Section } from '../section.js';
import { textSection } from './text-section.js';

/** The title (Content Sharing Guidelines 2a). */
export const titleSection = (section: Section) => textSection(section, 'title', section.titleField);
