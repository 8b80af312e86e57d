import type { View } from '../view.ts';

/** What is seen after a branch: its steps beside what was seen before. */
export function mergeBranch(view: View, after: View, isSure: boolean): View {
  return { ...view, steps: view.steps.withOthers(after.steps, (seen) => seen.isSure && isSure) };
}
