import type { RunClock } from '../virtual-clock.ts';
import { awakeAt, type Faults } from './faults.ts';

/** The clock of what the worker does: whatever is due while the worker is away happens when it is back. */
export function workingClock(clock: RunClock, faults: Faults): RunClock {
  return {
    get now() {
      return clock.now;
    },
    at: (moment, run) => clock.at(awakeAt(faults, Math.max(moment, clock.now)), run),
    until: (condition, deadline) => clock.until(condition, deadline === null ? null : awakeAt(faults, deadline)),
  };
}
