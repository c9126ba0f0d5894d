import type { Provenance } from '../domain/media-facts.js';
import { asciiOf } from './file-bytes.js';

const AI_EDITED = /\bcompositeWithTrainedAlgorithmicMedia\b|\bcompositeSynthetic\b/;
const AI_GENERATED = /\btrainedAlgorithmicMedia\b/;

/**
 * What a block of metadata says of AI by the IPTC's `DigitalSourceType`. XMP writes it as text, and so do the
 * assertions of C2PA (its CBOR keeps text as it is), so no signature has to be read: this is a hint for the creator,
 * not a proof.
 */
export function aiIn(block: Uint8Array): Provenance['ai'] {
  const text = asciiOf(block);
  if (AI_EDITED.test(text)) return 'edited';
  return AI_GENERATED.test(text) ? 'generated' : undefined;
}

/** Joins what several blocks of a file say; nothing where none says anything. */
export function provenanceOf(
  hasCredentials: boolean,
  said: readonly (Provenance['ai'] | undefined)[],
): Provenance | undefined {
  const ai = said.find((kind) => kind === 'edited') ?? said.find((kind) => kind !== undefined);
  return hasCredentials || ai ? { hasCredentials, ...(ai && { ai }) } : undefined;
}
