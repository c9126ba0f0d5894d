import type { PhotoExtra, PhotoFacts, Provenance } from '../../domain/media-facts.js';
import { asciiOf } from '../file-bytes.js';
import { aiIn, provenanceOf } from '../provenance.js';
import { readExif } from './exif.js';

/** What the blocks of a photo's metadata add to its facts. */
export type PhotoMetadata = Pick<PhotoFacts, 'hasLocation' | 'location' | 'extras' | 'provenance'>;

const POSITION = /GPS(Latitude|Longitude|Position|DestL)/;
const PLACE =
  /(photoshop:(City|State|Country)|Iptc4xmpCore:(Location|CountryCode)|LocationShown|LocationCreated|Iptc4xmpExt:(City|Sublocation|ProvinceState|CountryName|CountryCode|WorldRegion))\b/;
const MOTION = /(MotionPhoto|MicroVideo)(="1"|>1<)/;
const GAIN_MAP = /hdr-gain-map|hdrgm:|urn:iso:std:iso:ts:21496/;

/** Collects what blocks of metadata say, whichever format they come from. */
export class MetadataReader {
  #orientation: number | undefined;
  #hasPosition = false;
  #hasPlace = false;
  #hasCredentials = false;
  readonly #ai: (Provenance['ai'] | undefined)[] = [];
  readonly #extras = new Set<PhotoExtra>();

  /** 1 to 8 as TIFF counts them; of several blocks the first counts, as in browsers. */
  get orientation(): number {
    return this.#orientation ?? 1;
  }

  exif(block: Uint8Array): void {
    const exif = readExif(block);
    this.#orientation ??= exif.orientation;
    this.#hasPosition ||= exif.hasLocation;
  }

  xmp(block: Uint8Array): void {
    const text = asciiOf(block);
    this.#hasPosition ||= POSITION.test(text);
    this.#hasPlace ||= PLACE.test(text);
    if (MOTION.test(text)) this.#extras.add('motion');
    if (GAIN_MAP.test(text)) this.#extras.add('hdr');
    this.#ai.push(aiIn(block));
  }

  /** IPTC datasets in a block of Photoshop's resources (IIM 4.2, record 2): city, place in it, state, country. */
  iptc(block: Uint8Array): void {
    this.#hasPlace ||= hasPlaceDataset(block);
  }

  /** A manifest store of C2PA. */
  credentials(store: Uint8Array): void {
    this.#hasCredentials = true;
    this.#ai.push(aiIn(store));
  }

  extra(extra: PhotoExtra): void {
    this.#extras.add(extra);
  }

  facts(): PhotoMetadata {
    const location = this.#hasPosition ? 'position' : this.#hasPlace ? 'place' : undefined;
    const provenance = provenanceOf(this.#hasCredentials, this.#ai);
    return {
      hasLocation: location !== undefined,
      ...(location && { location }),
      ...(this.#extras.size > 0 && { extras: [...this.#extras] }),
      ...(provenance && { provenance }),
    };
  }
}

const PLACES = new Set([26, 27, 90, 92, 95, 100, 101]);
const DATASET = 0x1c;
const APPLICATION_RECORD = 2;

function hasPlaceDataset(block: Uint8Array): boolean {
  for (let at = block.indexOf(DATASET); at !== -1 && at + 5 <= block.length; at = block.indexOf(DATASET, at + 1)) {
    const length = ((block[at + 3] ?? 0) << 8) | (block[at + 4] ?? 0);
    const isPlace = block[at + 1] === APPLICATION_RECORD && PLACES.has(block[at + 2] ?? 0);
    if (isPlace && length > 0 && at + 5 + length <= block.length) return true;
  }
  return false;
}
