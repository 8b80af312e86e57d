import { expect, test } from 'vitest';
import { evaluateText } from '../../../language/plan/evaluate-text.ts';

test('text and values stay apart, and values keep their type', () => {
  expect(evaluateText('a ${{ 1 + 1 }} b', {})).toEqual({
    ok: true,
    parts: [
      { kind: 'text', text: 'a ' },
      { kind: 'value', value: 2 },
      { kind: 'text', text: ' b' },
    ],
  });
});

test('a span that does not end, and one without a value, are failures', () => {
  expect(evaluateText('${{ 1', {})).toMatchObject({ ok: false, failure: { code: 'expression-failed' } });
  expect(evaluateText('${{ 1 / 0 }}', {})).toMatchObject({ ok: false });
});
