import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

const told = (cron: string): readonly string[] =>
  findingsOf(aPlaybook('- wait: 1h', `triggers: [{ schedule: { cron: "${cron}" } }]\n`));

test.each(['0 0 30 2 *', '0 0 31 4,6 *'])('%s never fires', (cron) => {
  expect(told(cron)).toEqual([`schedule-never: "${cron}"`]);
});

test.each(['0 0 29 2 *', '0 0 31 2 mon', '0 0 31 4,7 *'])('%s fires', (cron) => expect(told(cron)).toEqual([]));
