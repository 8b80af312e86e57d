import type { Step } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import type { Explained } from './explained.ts';
import { explainAction } from './steps/action.ts';
import { explainApprove } from './steps/approve.ts';
import { explainCall } from './steps/call.ts';
import { explainDo } from './steps/do.ts';
import { explainClock } from './steps/clock.ts';
import { explainEscalate } from './steps/escalate.ts';
import { explainFail } from './steps/fail.ts';
import { explainForEach } from './steps/for-each.ts';
import { explainNotify } from './steps/notify.ts';
import { explainParallel } from './steps/parallel.ts';
import { explainRace } from './steps/race.ts';
import { explainRepeat } from './steps/repeat.ts';
import { explainSet } from './steps/set.ts';
import { explainStop } from './steps/stop.ts';
import { explainSwitch } from './steps/switch.ts';
import { explainWaitFor } from './steps/wait-for.ts';
import { explainTask } from './steps/task.ts';
import { explainWait } from './steps/wait.ts';

/** What the kind of a step says of it. One line a kind. */
export function explainKind(step: Step, actions: ActionSignatures): Explained {
  switch (step.kind) {
    case 'action':
      return explainAction(step, actions);
    case 'do':
      return explainDo(step);
    case 'switch':
      return explainSwitch(step);
    case 'parallel':
      return explainParallel(step);
    case 'race':
      return explainRace(step);
    case 'forEach':
      return explainForEach(step);
    case 'repeat':
      return explainRepeat(step);
    case 'wait':
      return explainWait(step);
    case 'waitFor':
      return explainWaitFor(step);
    case 'approve':
      return explainApprove(step);
    case 'call':
      return explainCall(step);
    case 'task':
      return explainTask(step);
    case 'escalate':
      return explainEscalate(step);
    case 'clock':
      return explainClock(step);
    case 'set':
      return explainSet(step);
    case 'notify':
      return explainNotify(step);
    case 'fail':
      return explainFail(step);
    case 'stop':
      return explainStop(step);
  }
}
