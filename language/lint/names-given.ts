import type { Finding } from '../finding.ts';
import type { Step } from '../plan/plan.ts';
import type { RuleContext } from './rule.ts';

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

/** All names that a playbook gives. */
export function namesGiven({ draft, survey }: RuleContext): readonly GivenName[] {
  const { sites, plan } = draft;
  const inputs = Object.keys(plan.inputs).map((name) => ({
    name,
    range: sites.range(plan.inputs, name),
    isAtTop: false,
    isOfLoop: false,
    around: [],
  }));
  const ofSteps = survey.steps.flatMap(({ step, parents }) => {
    const around = [...parents, step];
    const given = (name: string, owner: object, key: string, isAtTop: boolean): GivenName => ({
      name,
      range: sites.range(owner, key),
      isAtTop,
      isOfLoop: key.startsWith('forEach.'),
      around,
    });
    return [
      ...(draft.named.has(step) && !draft.broken.has(step) ? [given(step.id, step, 'id', false)] : []),
      ...(step.kind === 'forEach' ? [given(step.as, step, 'forEach.as', true)] : []),
      ...(step.kind === 'forEach' && step.index !== undefined ? [given(step.index, step, 'forEach.index', true)] : []),
      ...(step.kind === 'parallel' ? step.branches.map((branch) => given(branch.name, branch, '', false)) : []),
      ...(step.kind === 'set' ? Object.entries(step.set).map(([name, value]) => given(name, value, 'cel', false)) : []),
      ...(step.catch ?? []).flatMap((item) => (item.as === undefined ? [] : [given(item.as, item, 'as', true)])),
    ];
  });
  return [...inputs, ...ofSteps];
}
