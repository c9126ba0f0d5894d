import { after, it } from 'node:test';
import { filePlaces } from './places.js';
import { soak } from './soak.js';

/** `SOAK_MINUTES=1` makes it shorter. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 10);

const places = await filePlaces();
after(() => places.stop());

it('backends on files for months, with faults and kills: nothing is lost or comes twice, and nothing grows', () =>
  soak(places, MINUTES));
