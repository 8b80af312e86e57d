import type { View } from '../view.ts';

/** What is seen after a branch: its steps beside what was seen before. */
export function mergeBranch(view: View, after: View, isSure: boolean): View {
  const steps = new Map(view.steps);
  for (const [id, seen] of after.steps) if (!steps.has(id)) steps.set(id, { ...seen, isSure: seen.isSure && isSure });
  return { ...view, steps };
}
