import type { CallStep } from '../../plan/plan.ts';
import { atMost, type Bound } from '../bound.ts';
import { counted } from '../duration-words.ts';
import type { Explained } from '../explained.ts';

/** A called run that was asked to end is waited for an hour. */
const CANCEL_WAIT_MS = 60 * 60 * 1000;
/** A start that cannot be made is tried so long. */
const START_WAIT_MS = 15 * 60 * 1000;
/** The start that is under way, and the look after it. */
const LAST_CALLS_MS = 2 * 60 * 1000;

/** A run of another playbook. How long that lasts is told by its own explanation. */
export function explainCall(step: CallStep): Explained {
  const { mode, tenants } = step;
  const name = step.section === undefined ? step.playbook : `${step.playbook}, from its section ${step.section} on`;
  const waits = mode === 'wait' ? 'and waits for its end' : 'and goes on at once';
  const whom = tenants === undefined ? '' : ` for each tenant of \`${tenants.in}\``;
  return {
    sentence: `Runs the playbook ${name}${whom}, ${waits}.${tenants === undefined ? '' : wavesWords(tenants)}`,
    bodies: [],
    longest: (_bodies, path): Bound =>
      mode === 'detach' && tenants === undefined
        ? atMost(START_WAIT_MS + LAST_CALLS_MS)
        : { ms: 0, unbounded: [{ path, because: `runs the playbook ${step.playbook}` }] },
    afterCancelMs: mode === 'detach' ? LAST_CALLS_MS : CANCEL_WAIT_MS + LAST_CALLS_MS,
    drawn: { as: 'box' },
  };
}

function wavesWords({ canary, size, haltWhen }: NonNullable<CallStep['tenants']>): string {
  return ` Begins with ${counted(canary, 'tenant')}, then takes ${counted(size, 'tenant')} at a time; after each wave it fails if \`${haltWhen}\`.`;
}
