import { expect, test } from 'vitest';
import { compilePlaybook } from '../../../language/compile/compile-playbook.ts';
import { pathsHandedOn } from '../../../language/expressions/handed-on.ts';
import { traceBack } from '../../../language/lint/trace-back.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { surveySteps } from '../../../language/types/survey-steps.ts';
import { aPlaybook, WORLD } from '../a-world.ts';

function tracedIn(steps: string, cel: string): readonly string[] {
  const text = aPlaybook(steps);
  const source = readSource(text);
  if (!source.ok || source.root.kind !== 'map') throw new TypeError('No playbook');
  const draft = compilePlaybook(text, source.root, WORLD);
  const survey = surveySteps(draft);
  const around = survey.steps.at(-1)?.parents ?? [];
  const traced = traceBack({ draft, survey }, { cel, around, read: pathsHandedOn });
  return traced.map(({ path, isJoined }) => `${path.join('.')}${isJoined ? ' joined' : ''}`);
}

test('a value is followed through the loops around it, from the inside out', () => {
  const steps = `- forEach: { in: event.mails, as: mail }
  steps:
    - forEach: { in: mail.people, as: person }
      steps: [{ action: noop.run }]`;
  expect(tracedIn(steps, 'person.name')).toEqual(['event.mails.*.people.*.name']);
  expect(tracedIn(steps, 'other.name')).toEqual(['other.name']);
});

test('a variable is what any step sets it to, and only the member asked about', () => {
  const steps = `- set: { a: '\${{ event.one }}', b: 'no \${{ event.two }}', c: [x, '\${{ vars.a }}'], d: { k: '\${{ vars.b }}', l: '\${{ event.l }}' } }
- set: { a: '\${{ event.three.or }}' }`;
  expect(tracedIn(steps, 'vars.a')).toEqual(['event.one', 'event.three.or']);
  expect(tracedIn(steps, 'vars.b')).toEqual(['event.two joined']);
  expect(tracedIn(steps, 'vars.c[0]')).toEqual(['event.one', 'event.three.or']);
  expect(tracedIn(steps, 'vars.d.k')).toEqual(['event.two joined']);
  expect(tracedIn(steps, 'vars.d')).toEqual(['event.l', 'event.two joined']);
  expect(tracedIn(steps, 'vars.none')).toEqual([]);
  expect(tracedIn(steps, 'vars')).toEqual([]);
});

test('variables that are made of each other in 200 steps end at once', () => {
  const steps = Array.from({ length: 200 }, () => `- set: { a: '\${{ vars.a.b + vars.a.c }}' }`).join('\n');
  const before = performance.now();
  expect(tracedIn(steps, 'vars.a')).toEqual([]);
  expect(performance.now() - before).toBeLessThan(5000);
});
