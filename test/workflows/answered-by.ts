import type { Effect, EffectAnswer, RunActivities } from '../../contracts/activities.ts';

/** The activities of a worker on which one function answers every effect. */
export function answeredBy(answer: (effect: Effect) => Promise<EffectAnswer>): RunActivities {
  return {
    performAction: answer,
    sendNotification: answer,
    askForApproval: answer,
    checkDecision: answer,
    tellOfTask: answer,
    checkMessage: answer,
    lookUp: answer,
    pagePeople: answer,
    claimEvent: answer,
    startChild: answer,
    findChild: answer,
    cancelChild: answer,
    reportEnd: answer,
    flushRecords: answer,
  };
}
