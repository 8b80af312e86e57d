import { membersOf } from '../compile/compile-context.ts';
import type { Draft } from '../compile/draft.ts';
import { remembered } from '../expressions/remembered.ts';
import type { Finding } from '../finding.ts';
import type { Step } from '../plan/plan.ts';
import { keyRange } from '../schema/locate.ts';
import type { RuleContext } from './rule.ts';
import { writtenForm } from './written-form.ts';

/** A name that an author gave to something an expression can read. */
export interface GivenName {
  readonly name: string;
  readonly range: Finding['range'];
  /** Whether it stands beside `inputs` and `steps`, not below one of them. */
  readonly isAtTop: boolean;
  /** Whether it is the item or index of a loop. */
  readonly isOfLoop: boolean;
  /** Steps around it, and the step itself. */
  readonly around: readonly Step[];
}

type Named = Pick<GivenName, 'name' | 'range'>;

/** All names that a playbook gives. */
export const namesGiven = remembered(({ draft, survey }: RuleContext): readonly GivenName[] => {
  const { sites, plan } = draft;
  const inputs = Object.keys(plan.inputs).map((name) => ({
    name,
    range: sites.keyRange(plan.inputs, name),
    isAtTop: false,
    isOfLoop: false,
    around: [],
  }));
  const ofSteps = survey.steps.flatMap(({ step, parents }) => {
    const around = [...parents, step];
    return [
      ...namesBelow(draft, step).map((named) => ({ ...named, isAtTop: false, isOfLoop: false, around })),
      ...namesOfLoop(draft, step).map((named) => ({ ...named, isAtTop: true, isOfLoop: true, around })),
      ...namesOfFailures(draft, step).map((named) => ({ ...named, isAtTop: true, isOfLoop: false, around })),
    ];
  });
  return [...inputs, ...ofSteps];
});

/** What is read below `steps`, `branches`, `vars` and the `answers` of a task. */
function namesBelow(draft: Draft, step: Step): readonly Named[] {
  const { sites, named, broken } = draft;
  const id = named.has(step) && !broken.has(step) ? [{ name: step.id, range: sites.range(step, 'id') }] : [];
  if (step.kind === 'set')
    return [...id, ...Object.keys(step.set).map((name) => ({ name, range: sites.keyRange(step.set, name) }))];
  if (step.kind === 'task') {
    const form = writtenForm(draft, step);
    if (form === undefined) return id;
    return [...id, ...membersOf(form).map(([name]) => ({ name, range: keyRange(form, name) }))];
  }
  if (step.kind !== 'parallel' && step.kind !== 'race') return id;
  const branches = sites.node(step, step.kind);
  return [...id, ...step.branches.map(({ name }) => ({ name, range: keyRange(branches, name) }))];
}

function namesOfLoop({ sites }: Draft, step: Step): readonly Named[] {
  if (step.kind !== 'forEach') return [];
  const item = { name: step.as, range: sites.range(step, 'forEach.as') };
  return step.index === undefined ? [item] : [item, { name: step.index, range: sites.range(step, 'forEach.index') }];
}

function namesOfFailures({ sites }: Draft, step: Step): readonly Named[] {
  return (step.catch ?? []).flatMap((item) =>
    item.as === undefined ? [] : [{ name: item.as, range: sites.range(item, 'as') }],
  );
}
