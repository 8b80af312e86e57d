import { ANYTHING, closed, whole } from './json-schema.ts';

/** How far a call over tenants has come. */
export const CALLS_SCHEMA = closed({
  total: whole('Tenants in all'),
  ended: whole('Tenants whose run has ended'),
  succeeded: whole('Those whose run came to a good end'),
  failed: whole('Those whose run did not'),
  wave: whole('Number of the wave, from 1'),
  outcomes: { ...ANYTHING, description: 'How often each outcome came' },
});
