import type { ShareToTikTokAdapter } from '../adapter/contract.js';

/** A mistake that a page makes once. */
interface Single {
  readonly about?: undefined;
}

/** One that is explained once for each thing it is about. */
interface About<Subject = string> {
  readonly about: Subject;
}

/** How an endpoint replied to a method. */
interface HttpReply extends About {
  readonly status: number;
  readonly body: string;
}

/** The properties that hold objects. */
export type ObjectProperty = 'adapter' | 'media' | 'strings';

/**
 * What a host can get wrong. Codes are stable: the console names them, and the README has a section of each name. Facts are names
 * of members and kinds of values, never the values that a host or a server sent.
 */
interface Facts {
  'no-adapter': Single;
  /** About an attribute, like the next three. */
  'unknown-value': About & { readonly value: string; readonly allowed: string };
  'false-value': About;
  'object-value': About;
  'property-as-attribute': About<ObjectProperty>;
  'invalid-endpoint': Single;
  /** About the type of a value. */
  'adapter-shape': About;
  /** About methods. */
  'missing-method': About<readonly (keyof ShareToTikTokAdapter)[]> & { readonly isNeeded: boolean };
  'media-shape': About;
  'media-type': About;
  /** About the reason. */
  'media-refused': About;
  'strings-shape': About;
  /** About keys. */
  'protected-string': About;
  'unknown-string': About;
  /** About a method, like the next seven. */
  'adapter-failed': About & { readonly thrown: string };
  'proxied-adapter': About;
  'reply-shape': About & { readonly places: string };
  'endpoint-not-found': HttpReply;
  'endpoint-refused': HttpReply;
  'endpoint-not-json': HttpReply;
  'endpoint-error': About & { readonly error: string };
  'frame-without-origin': About;
  /** About the id of a control. */
  'scripted-click': About;
  /** About a part of the page. */
  'concealed-part': About & { readonly how: string };
  'foreign-frame': Single;
  /** About the version that stays. */
  'second-copy': About & { readonly second: string };
}

export type ProblemCode = keyof Facts;

export type Problem<Code extends ProblemCode = ProblemCode> = {
  readonly [Kind in Code]: Facts[Kind] & {
    readonly code: Kind;
    /** What the host's own code threw, for the console to show as it is. */
    readonly cause?: unknown;
  };
}[Code];

/** Explains a problem to the developer of the host page. */
export type Explain = (problem: Problem) => void;
