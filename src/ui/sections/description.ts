import type { Section } from '../section.js';
import { textSection } from './text-section.js';

/** The longer text of a photo post. */
export const descriptionSection = (section: Section) => textSection(section, 'description', section.descriptionField);
