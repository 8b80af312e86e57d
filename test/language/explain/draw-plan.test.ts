import { expect, test } from 'vitest';
import { drawPlan } from '../../../language/explain/draw-plan.ts';
import type { Step } from '../../../language/plan/plan.ts';
import { act, again, aPlan, approve, branches, choose, fail, group, set, stop } from '../../engine/plans.ts';

const drawn = (steps: readonly Step[], more: Parameters<typeof aPlan>[1] = {}): readonly string[] =>
  drawPlan(aPlan(steps, more), new Map())
    .split('\n')
    .map((line) => line.trim());

test('steps lead from the start to the end', () => {
  expect(drawn([act('a')])).toEqual([
    'flowchart TD',
    'n1(["Start"])',
    'n2["a (test.write)"]',
    'end1(["Ends as succeeded"])',
    'n1 --> n2',
    'n2 --> end1',
  ]);
});

test('a condition is a rhomb with two ways', () => {
  const lines = drawn([{ ...set('s', {}), if: 'vars.n > 1' }]);
  expect(lines).toContain('n2{"vars.n #62; 1"}');
  expect(lines).toContain('n2 -->|"yes"| n3');
  expect(lines).toContain('n2 -->|"no"| end1');
});

test('a switch is a rhomb with a way for each case and one past them', () => {
  const cases = [{ when: 'true', steps: [set('x', {})] }];
  expect(drawn([choose({ id: 'c', cases })])).toContain('n2 -->|"none holds"| end1');
  const lines = drawn([choose({ id: 'c', cases, default: [set('y', {})] })]);
  expect(lines).toContain('n2 -->|"If #96;true#96;"| n3');
  expect(lines).toContain('n2 -->|"Otherwise"| n4');
});

test('an approval is a hexagon with the way of silence', () => {
  const lines = drawn([approve('ok', { onExpiry: [stop('s', 'unanswered')] })]);
  expect(lines).toContain('n2{{"ok"}}');
  expect(lines).toContain('n2 -->|"Nobody has answered within 1 hour"| n3');
  expect(lines).toContain('n3 --> end1');
  expect(lines).toContain('n2 -->|"answered"| end2');
});

test('a loop comes back to its head', () => {
  const lines = drawn([again({ id: 'r', max: 2, steps: [{ ...set('s', {}), if: 'true' }] })]);
  expect(lines).toContain('subgraph g2["r: at most 2 times, one turn right after the other"]');
  expect(lines).toContain('n3 -->|"a turn"| n4');
  expect(lines).toContain('n5 -->|"next"| n3');
  expect(lines).toContain('n4 -->|"no"| n3');
  expect(lines).toContain('n3 -->|"done"| end1');
});

test('branches have frames; one that needs another begins after it, wherever it stands', () => {
  const lines = drawn([
    branches(
      'p',
      {},
      {
        branches: [
          { name: 'late', needs: ['early', 'gone'], steps: [set('x', {})] },
          { name: 'early', needs: [], steps: [set('y', {})] },
        ],
      },
    ),
  ]);
  expect(lines).toContain('n3[/"At the same time"\\]');
  expect(lines).toContain('subgraph g4["Branch late, when early and gone have ended"]');
  expect(lines).toContain('n3 --> n7');
  expect(lines).toContain('n7 --> n5');
  expect(lines).not.toContain('n3 --> n5');
});

test('a failure ends the run, unless something around it catches it', () => {
  expect(drawn([fail('f', 'no')])).toContain('n2 --> end1');
  const caught = drawn([group('g', [fail('f', 'no')], { catch: [{ steps: [set('s', {})] }] })]);
  expect(caught).toContain('n2>"f"]');
  expect(caught).toContain('n2 -.->|"If it fails"| n3');
  expect(caught).not.toContain('n2 --> end1');
  const byName = drawn([group('g', [fail('f', 'no')], { catch: [{ on: ['other'], steps: [] }] })]);
  expect(byName).toContain('n2 --> end1');
  expect(byName).toContain('n2 -.->|"If it fails with other, it goes on"| end2');
});

test('what is done at the end of a step follows it, also where the step ends the run', () => {
  expect(drawn([group('g', [set('s', {})], { finally: [set('l', {})] })])).toContain('n2 --> n3');
  const ended = drawn([group('g', [stop('s', 'done')], { finally: [set('l', {})] })]);
  expect(ended).toContain('n2 -.->|"Afterwards, whatever became of it"| n3');
  expect(ended.join()).not.toContain('succeeded');
});

test('an empty group leads on', () => {
  expect(drawn([group('g', [], { catch: [{ steps: [set('s', {})] }] })])).toContain('n1 --> end1');
});

test('onFailure follows a failure, finally every end; a stop there changes no outcome', () => {
  const lines = drawn([set('s', {})], {
    onFailure: [stop('f', 'tidied'), fail('g', 'no')],
    finally: [stop('l', 'late')],
  });
  expect(lines).toContain('subgraph g3["When it has failed"]');
  expect(lines).toContain('end2 -.-> n4');
  expect(lines).toContain('n4 --> end3');
  expect(lines.filter((line) => line.endsWith('-.-> n7'))).toEqual(['end1 -.-> n7', 'end2 -.-> n7', 'end3 -.-> n7']);
  expect(lines.join()).not.toContain('Ends as late');
});
