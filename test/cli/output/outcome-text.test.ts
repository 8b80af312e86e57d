import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { isFailure, outcomeText } from '../../../cli/output/outcome-text.ts';
import { openTerminal } from '../../../cli/output/terminal.ts';

const output = Object.assign(new PassThrough(), { isTTY: true });
const { paint } = openTerminal({ input: new PassThrough(), output, errors: new PassThrough() }, {});

test.each([
  ['succeeded', 32],
  ['contained', 32],
  ['cancelled', 33],
  ['failed', 31],
  ['ended-outside', 31],
])('%s has colour %i', (outcome, color) => {
  expect(outcomeText(paint, outcome).toString()).toBe(`\u001b[${color}m${outcome}\u001b[39m`);
});

test('programs are told of failures, not of outcomes with a name', () => {
  expect(['succeeded', 'contained', 'failed', 'cancelled', 'ended-outside', null].map(isFailure)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});
