import { tells, tellsNothing } from '../tells.ts';

tells([['more branches to join than there are', '- parallel: { one: [] }\n  join: 2', ['join-out-of-range: 2']]]);

tellsNothing([['as many branches to join as there are', '- parallel: { one: [], two: [] }\n  join: 2']]);
