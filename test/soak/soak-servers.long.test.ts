import { after, it } from 'node:test';
import { postgresPlaces, redisPlaces } from './places.js';
import { soak } from './soak.js';

/** `SOAK_MINUTES=1` makes it shorter. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 10) / 3;

for (const [name, open] of [
  ['Redis', redisPlaces],
  ['PostgreSQL', postgresPlaces],
] as const) {
  const places = await open();
  after(() => places?.stop());
  it(
    `backends on ${name} for months, with faults and kills: nothing is lost or comes twice, and nothing grows`,
    {
      skip: places ? false : `${name} is not installed here, or TEST_SERVERS is not "yes"`,
    },
    () => places && soak(places, MINUTES),
  );
}
