import { expect, test } from 'vitest';
import { failureOf, valueOf } from './results.ts';

const scope = {
  event: { user: { name: 'eve' }, parent: null, list: [1, 2], text: 'a' },
  steps: {
    find: { status: 'succeeded', output: { users: ['eve'], none: null } },
    ask: { status: 'skipped' },
    odd: {},
    text: 'not a step',
  },
};

test('fields are read by name and by key', () => {
  expect(valueOf('event.user.name + event["user"]["name"]', scope)).toBe('eveeve');
  expect(valueOf('steps["find"]["output"].users[0]', scope)).toBe('eve');
  expect(valueOf('steps.find["status"]', scope)).toBe('succeeded');
});

test.each([
  ['event.usr', '"event" has no field "usr". Did you mean "user"?'],
  ['event.missing', '"event" has no field "missing". If it may be missing, write `.?missing.orValue(…)`'],
  [
    'event.parent.name',
    '"event.parent" is null, so it has no field "name". If it may be null, write `.?name.orValue(…)`',
  ],
  ['event.text.name', '"event.text" is a string, so it has no field "name"'],
  ['event.text.?name', '"event.text" is a string, so it has no field "name"'],
  ['event.list[2]', '"event.list" has no item 2. Test its size first, or write `[?…].orValue(…)`'],
  ['event.list[-1]', '"event.list" has no item -1. Test its size first, or write `[?…].orValue(…)`'],
  ['event.list[0.5]', 'an item of "event.list" is read by a whole number, not by a double'],
  ['event.list[true]', 'an item of "event.list" is read by a whole number, not by a bool'],
  ['event.text[0]', '"event.text" is a string, so it has no item by an int'],
  ['steps.text.output', '"steps.text" is a string, so it has no field "output"'],
  ['steps[1].output', 'a key has to be a text, and is an int'],
])('%s fails: %s', (source, text) => {
  expect(failureOf(source, scope)).toEqual({
    code: 'expression-failed',
    message: `Cannot evaluate \`${source}\`: ${text}`,
  });
});

test.each([
  ['steps.ask.output', 'ask', 'its status is "skipped"'],
  ['steps.ask.output.approved', 'ask', 'its status is "skipped"'],
  ['steps["ask"].output', 'ask', 'its status is "skipped"'],
  ['steps["ask"]["output"]', 'ask', 'its status is "skipped"'],
  ['steps.ask["output"]', 'ask', 'its status is "skipped"'],
  ['steps["as" + "k"].output', 'ask', 'its status is "skipped"'],
  ['steps.odd.output', 'odd', 'it has no status'],
  ['steps.later.output', 'later', 'its status is "pending"'],
])('%s is no-output, naming the step', (source, step, found) => {
  const failure = failureOf(source, scope);
  expect(failure.code).toBe('no-output');
  expect(failure.message).toContain(
    `step "${step}" has no output, ${found}. Test \`steps.${step}.status == "succeeded"\``,
  );
});

test('a step that has not begun is pending, so that its status can be asked', () => {
  expect(valueOf('steps.later.status', scope)).toBe('pending');
  expect(valueOf('steps["later"].status != "succeeded"', scope)).toBe(true);
  expect(failureOf('steps.a', { steps: 1 }).code).toBe('expression-failed');
});

test('a variable that is called like the steps is not them', () => {
  expect(failureOf('[{"a": {"status": "x"}}].map(steps, steps.a.output)').code).toBe('expression-failed');
});

test.each([
  ['steps.ask.?output.users.orValue([])', []],
  ['steps.later.?output.users.orValue([])', []],
  ['steps.find.?output.users.orValue([])', ['eve']],
  ['steps.find.?output.?users[?0].orValue("nobody")', 'eve'],
  ['steps.find.?output.users[7].orValue("nobody")', 'nobody'],
  ['steps.find.?missing[0].orValue("nobody")', 'nobody'],
  ['steps.find.?missing["a"].orValue("nobody")', 'nobody'],
  ['steps.find.?missing[?"a"].orValue("nobody")', 'nobody'],
  ['steps.find.?missing[?0].orValue("nobody")', 'nobody'],
  ['steps.find.?output["users"].orValue([])', ['eve']],
  ['steps.find.?output.none.orValue(1)', null],
  ['event.parent.?name.orValue("nobody")', 'nobody'],
  ['event.?parent.name.orValue("nobody")', 'nobody'],
  ['event.?text.name.orValue("nobody")', 'nobody'],
  ['event.list[?1].orValue(0)', 2],
  ['event.list[?9].orValue(0)', 0],
  ['event[?"user"].name.orValue("")', 'eve'],
  ['event.?missing.or(event.?text).orValue("")', 'a'],
  ['event.?text.or(event.?missing).orValue("")', 'a'],
])('%s is %j', (source, expected) => {
  expect(valueOf(source, scope)).toEqual(expected);
});

test('the other value is evaluated only if it is needed', () => {
  expect(valueOf('event.?text.orValue(steps.ask.output)', scope)).toBe('a');
  expect(failureOf('event.?txt.orValue(steps.ask.output)', scope).code).toBe('no-output');
});

test.each([
  ['has(event.user)', true],
  ['has(event.user.name)', true],
  ['has(event.missing)', false],
  ['has(event.parent)', true],
  ['has(event.parent.x)', false],
  ['has(steps.ask.output)', false],
  ['has(steps.find.output)', true],
  ['has(event.?missing.x)', false],
])('%s is %j', (source, expected) => {
  expect(valueOf(source, scope)).toBe(expected);
});
