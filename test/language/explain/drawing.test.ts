import { expect, test } from 'vitest';
import { Drawing } from '../../../language/explain/drawing.ts';

test('nodes stand where they belong, edges follow them', () => {
  const drawing = new Drawing();
  const start = drawing.node('terminal', 'Start', []);
  const inside = drawing.framed('A frame', () => drawing.node('box', 'A "step"', [{ from: start, label: 'yes' }]));
  drawing.end('done', [{ from: inside, isDotted: true }]);
  drawing.end('done', [{ from: start }]);
  expect(drawing.toString().split('\n')).toEqual([
    'flowchart TD',
    '  n1(["Start"])',
    '  subgraph g2["A frame"]',
    '    n3["A #34;step#34;"]',
    '  end',
    '  end1(["Ends as done"])',
    '  n1 -->|"yes"| n3',
    '  n3 -.-> end1',
    '  n1 --> end1',
  ]);
});

test('what is done after the ends is reached from all of them, or from one that is made for it', () => {
  const drawing = new Drawing();
  drawing.end('done', []);
  expect(drawing.afterEnd('failed')).toEqual([{ from: 'end2', isDotted: true }]);
  expect(drawing.afterEnds().map(({ from }) => from)).toEqual(['end1', 'end2']);
});
