import type { FaultSpec } from '../faults.js';
import type { ClientSeed, CreatorSeed } from '../model.js';
import type { Settings } from '../world.js';

/** A set-up that can be read from a file and loaded in one step. */
export interface Scenario {
  readonly currentCreator?: string;
  readonly settings?: Partial<Settings>;
  readonly creators?: readonly CreatorSeed[];
  readonly clients?: readonly ClientSeed[];
  readonly faults?: readonly FaultSpec[];
  /** Whether everything, settings included, is reset first; absent means yes. */
  readonly reset?: boolean;
}
