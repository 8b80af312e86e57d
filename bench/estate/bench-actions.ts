import type { Action } from '../../actions/action.ts';
import { newest } from '../../actions/catalogue.ts';

/*
 * Two reads that answer at once, so that what is measured is what surrounds a call. `bench.read` runs as a regular
 * activity, `bench.look` as a local one. Both are reads: a write would add the two transactions of its intent, which
 * nobody who calls five activities by hand would make.
 */

const READ: Action = {
  name: 'bench.read',
  version: 1,
  summary: 'Gives back what it is given',
  input: {
    type: 'object',
    properties: { value: { type: 'string', maxLength: 1_000 } },
    required: ['value'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: { value: { type: 'string' } }, required: ['value'] },
  example: { input: { value: 'a' }, output: { value: 'a' } },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'none', permissions: [] },
  run: (_context, input) => Promise.resolve({ value: input['value'] ?? '' }),
};

/** The catalogue of the benchmarks. */
export const BENCH_ACTIONS: readonly Action[] = [READ, { ...READ, name: 'bench.look', quick: true }];

/** What the checker is told of it. */
export const BENCH_SIGNATURES = newest(BENCH_ACTIONS);
