import { PassThrough } from 'node:stream';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEstate } from '../../../cli/content/load-estate.ts';
import { readFaults } from '../../../cli/content/read-faults.ts';
import { openTerminal } from '../../../cli/output/terminal.ts';
import { NO_FAULTS } from '../../../rehearsal/month/faults.ts';
import { aContent } from './a-content.ts';

const SPAN = "from: '2026-03-24T07:00:00Z', for: 3h";

/** Reads a file of this text. */
function reading(text: string, name = 'faults.yaml') {
  const { folder } = aContent({ 'faults.yaml': text });
  const errors = new PassThrough();
  const terminal = openTerminal({ input: new PassThrough(), output: new PassThrough(), errors }, {});
  const cli = { terminal, env: {}, folder, now: () => 0, sleep: async () => undefined, endWith: () => undefined };
  const { estate } = loadEstate(join(folder, 'demo'));
  return {
    read: (given: string | undefined = name) => readFaults(cli, given, estate),
    printed: () => String(errors.read()),
    cli,
    estate,
  };
}

test('a file of faults is read, by the connections of actions and the people of teams', () => {
  const { read } = reading(
    `outages: [{ what: servicenow, ${SPAN} }, { what: smtp, ${SPAN} }]\npeople: { bruno: {} }\n`,
  );
  expect(read().outages.map(({ what }) => what)).toEqual(['servicenow', 'smtp']);
});

test('without a file nothing goes wrong', () => {
  const { cli, estate } = reading('');
  expect(readFaults(cli, undefined, estate)).toBe(NO_FAULTS);
});

test('what is wrong in it is printed with its place', () => {
  const { read, printed } = reading(`outages: [{ what: servicenw, ${SPAN} }]\n`);
  expect(() => read()).toThrow('Cannot rehearse with "faults.yaml": it has errors');
  expect(printed()).toContain('faults.yaml:1:19 error unknown-upstream');
});

test('a file that is not there is told', () => {
  expect(() => reading('').read('nowhere.yaml')).toThrow('Cannot read "nowhere.yaml": there is no such file');
});
