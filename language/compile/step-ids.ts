import type { StepKind } from '../plan/plan.ts';

const STEMS: Readonly<Record<StepKind, string>> = {
  action: 'action',
  do: 'do',
  switch: 'switch',
  parallel: 'parallel',
  race: 'race',
  forEach: 'for_each',
  repeat: 'repeat',
  wait: 'wait',
  waitFor: 'wait_for',
  approve: 'approve',
  call: 'call',
  task: 'task',
  escalate: 'escalate',
  clock: 'clock',
  set: 'set',
  notify: 'notify',
  fail: 'fail',
  stop: 'stop',
};

/** Gives ids to steps that have none: `wait_2` is the second step of its kind, or the next free number. */
export class StepIds {
  readonly #taken: Set<string>;
  readonly #counts = new Map<StepKind, number>();

  /** @param taken ids that authors gave anywhere in the playbook */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** Id of the next step of the kind; call it for every step, in the order of the plan. */
  next(kind: StepKind, given: string | undefined): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (given !== undefined) return given;
    let id = `${STEMS[kind]}_${count}`;
    for (let part = 2; this.#taken.has(id); part++) id = `${STEMS[kind]}_${count}_${part}`;
    this.#taken.add(id);
    return id;
  }
}

/** Title of a step whose author gave an id and no title: `open_ticket` becomes «Open ticket». */
export function titleOfId(id: string): string {
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
