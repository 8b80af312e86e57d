import { expect, test } from 'vitest';
import { evaluateBool, evaluateCondition } from '../../../language/expressions/evaluate-condition.ts';

const scope = { steps: { ask: { status: 'skipped' }, find: { status: 'succeeded', output: { count: 2 } } } };

test('a condition holds or not', () => {
  expect(evaluateCondition('steps.find.output.count > 1', scope)).toEqual({ ok: true, value: true });
  expect(evaluateCondition('steps.find.output.count > 2', scope)).toEqual({ ok: true, value: false });
});

test('what was not asked was not approved, and the reason names the step', () => {
  expect(evaluateCondition('steps.ask.output.approved', scope)).toEqual({
    ok: true,
    value: false,
    because:
      'Cannot evaluate `steps.ask.output.approved`: step "ask" has no output, its status is "skipped". ' +
      'Test `steps.ask.status == "succeeded"` first, or read `steps.ask.?output` with .orValue(…)',
  });
  expect(evaluateCondition('!steps.ask.output.approved', scope)).toMatchObject({ ok: true, value: false });
});

test('a side that decides absorbs the missing output', () => {
  expect(evaluateCondition('steps.ask.output.approved || true', scope)).toEqual({ ok: true, value: true });
  expect(evaluateCondition('steps.ask.output.approved && false', scope)).toEqual({ ok: true, value: false });
});

test('every other failure stays a failure', () => {
  expect(evaluateCondition('steps.find.output.cuont > 1', scope)).toMatchObject({
    ok: false,
    failure: { code: 'expression-failed' },
  });
  expect(evaluateCondition('1'.repeat(2_001), scope)).toMatchObject({
    ok: false,
    failure: { code: 'expression-limit' },
  });
});

test.each([
  ['1', 'a number'],
  ['"yes"', 'a string'],
  ['null', 'null'],
  ['[true]', 'a list'],
  ['{"a": true}', 'a map'],
])('%s is not a condition', (source, found) => {
  const message = `Cannot decide by \`${source}\`: a condition is true or false, and it is ${found}. Compare it: \`… == …\`, \`size(…) > 0\``;
  expect(evaluateCondition(source, scope)).toEqual({ ok: false, failure: { code: 'expression-failed', message } });
});

test('where a condition has to be decided, a step that did not succeed is a failure and not false', () => {
  const scope = { steps: { find: { status: 'failed' } } };
  expect(evaluateBool('steps.find.output.count > 1', scope)).toMatchObject({
    ok: false,
    failure: { code: 'no-output' },
  });
  expect(evaluateBool('steps.find.status == "failed"', scope)).toEqual({ ok: true, value: true });
  expect(evaluateBool('1 + 1', {})).toMatchObject({ ok: false, failure: { code: 'expression-failed' } });
});
