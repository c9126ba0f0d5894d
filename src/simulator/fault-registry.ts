import {
  FAULT_KINDS,
  FAULTS,
  StruckFaults,
  type EndpointName,
  type Fault,
  type FaultSpec,
  type FaultSubject,
} from './faults.js';
import { FAIL_REASONS } from './model.js';

/** Keeps the faults and deals them out to requests. */
export class FaultRegistry {
  #faults: Fault[] = [];
  #nextId = 1;

  /** Adds a fault; throws a TypeError that names the member which is wrong. */
  add(spec: FaultSpec): Fault {
    checkFault(spec);
    const fault: Fault = { ...spec, id: this.#nextId++, seen: 0, struck: 0 };
    this.#faults.push(fault);
    return fault;
  }

  remove(id: number): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** Counts the request for every fault that matches it, and returns those that strike now. */
  strike(subject: FaultSubject): StruckFaults {
    const struck: Fault[] = [];
    this.#faults = this.#faults.map((fault) => {
      if (!matches(fault, subject)) return fault;
      const seen = fault.seen + 1;
      const strikes = seen > (fault.after ?? 0) && !exhausted(fault);
      const next = { ...fault, seen, struck: fault.struck + (strikes ? 1 : 0) };
      if (strikes) struck.push(next);
      return next;
    });
    this.#faults = this.#faults.filter((fault) => !exhausted(fault));
    return new StruckFaults(struck);
  }
}

function exhausted(fault: Fault): boolean {
  const times = fault.times === undefined ? 1 : fault.times;
  return times !== null && fault.struck >= times;
}

function matches(fault: Fault, subject: FaultSubject): boolean {
  const endpoints: readonly EndpointName[] =
    fault.endpoint === undefined ? FAULTS[fault.kind].endpoints : [fault.endpoint];
  return (
    endpoints.includes(subject.endpoint) &&
    (fault.creator === undefined || fault.creator === subject.creator) &&
    (fault.publishId === undefined || fault.publishId === subject.publishId)
  );
}

const MEMBERS: { readonly [Name in keyof Required<FaultSpec>]: true } = {
  kind: true,
  endpoint: true,
  times: true,
  after: true,
  creator: true,
  publishId: true,
  ms: true,
  bytes: true,
  status: true,
  code: true,
  message: true,
  errorType: true,
  reason: true,
  count: true,
  applied: true,
};

/** Throws a TypeError that names the member which is wrong. */
export function checkFault(spec: FaultSpec): void {
  for (const name of Object.keys(spec))
    if (!Object.hasOwn(MEMBERS, name)) throw new TypeError(`fault.${name} is unknown`);
  if (!FAULT_KINDS.includes(spec.kind)) throw new TypeError(`fault.kind is unknown: ${String(spec.kind)}`);
  const endpoints: readonly EndpointName[] = FAULTS[spec.kind].endpoints;
  if (spec.endpoint !== undefined && !endpoints.includes(spec.endpoint))
    throw new TypeError(`fault.endpoint of ${spec.kind} must be one of ${endpoints.join(', ')}`);
  if (spec.reason !== undefined && !FAIL_REASONS.includes(spec.reason))
    throw new TypeError(`fault.reason is unknown: ${String(spec.reason)}`);
  for (const name of ['ms', 'bytes', 'status', 'count', 'after'] as const) {
    const value = spec[name];
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0))
      throw new TypeError(`fault.${name} must be a whole number, 0 or more`);
  }
  for (const name of ['creator', 'publishId', 'code', 'message', 'errorType'] as const) {
    const value: unknown = spec[name];
    if (value !== undefined && typeof value !== 'string') throw new TypeError(`fault.${name} must be a string`);
  }
  if (spec.status !== undefined && !(spec.status >= 200 && spec.status <= 599))
    throw new TypeError('fault.status must be from 200 to 599');
  if (spec.applied !== undefined && typeof spec.applied !== 'boolean')
    throw new TypeError('fault.applied must be true or false');
  if (spec.times !== undefined && spec.times !== null && !(Number.isSafeInteger(spec.times) && spec.times > 0))
    throw new TypeError('fault.times must be a whole number above 0, or null');
}
