import type { FlushEffect } from '../contracts/activities.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Writes waiting records; that is all. */
export function flushRecords(dependencies: ActivityDependencies) {
  return answerEffect<FlushEffect>(dependencies, {
    withoutLedger: () => 'block',
    body: () => Promise.resolve({ status: 'succeeded', output: null }),
  });
}
