import type { MetadataReader } from './metadata.js';

/** What the reader of each format comes to: the size as stored, and what the metadata adds. */
export interface PhotoHeader {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly metadata: MetadataReader;
}
