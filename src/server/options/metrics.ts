import type { CallMetric } from '../tiktok/api.js';

/** One thing that happened, with what can be counted of it; no name, id or address of anybody is part of it. */
export type Metric = RequestMetric | CallMetric;

interface RequestMetric {
  readonly kind: 'request';
  /** Template of the route, such as `PUT posts/:id/chunks`, or `none`. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Bytes of a chunk or a photo. */
  readonly bytes: number;
}

export type Metrics = (metric: Metric) => void;
