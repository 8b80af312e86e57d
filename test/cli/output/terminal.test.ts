import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openTerminal } from '../../../cli/output/terminal.ts';
import { text } from '../../../cli/output/text.ts';

function aTerminal(isTTY: boolean, env: Record<string, string> = {}) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  const errors = Object.assign(new PassThrough(), { isTTY });
  const read = (stream: PassThrough) => String((stream.read() as Buffer | null) ?? '');
  return {
    terminal: openTerminal({ input, output, errors }, env),
    input,
    out: () => read(output),
    err: () => read(errors),
  };
}

test('colours are for terminals whose owner wants them', () => {
  const red = (isTTY: boolean, env = {}) => {
    const { terminal } = aTerminal(isTTY, env);
    return terminal.paint.red(text`x`).toString();
  };
  expect(red(true)).toBe('\u001b[31mx\u001b[39m');
  expect([red(false), red(true, { NO_COLOR: '1' }), red(true, { TERM: 'dumb' })]).toEqual(['x', 'x', 'x']);
});

test('answers go to standard output, problems to standard error', () => {
  const { terminal, out, err } = aTerminal(false);
  terminal.line(text`a`);
  terminal.json({ b: 1 });
  terminal.problem(text`c`);
  terminal.problemJson({ d: 1 });
  expect([out(), err()]).toEqual(['a\n{\n  "b": 1\n}\n', 'c\n{\n  "d": 1\n}\n']);
});

test('progress is one line for people, and nothing for programs', () => {
  const person = aTerminal(true);
  person.terminal.progress(text`Day 1`);
  person.terminal.progress(text``);
  expect(person.err()).toBe('\rDay 1\u001b[K\r\u001b[K');
  const program = aTerminal(false);
  program.terminal.progress(text`Day 1`);
  expect(program.err()).toBe('');
});

test('a table keeps its columns with wide characters', async () => {
  const { terminal, out } = aTerminal(false);
  await terminal.table(
    ['Run', 'Tenant'],
    [
      [text`r-1`, text`東京`],
      [text`r-22`, text`x`],
    ],
  );
  expect(
    out()
      .split('\n')
      .map((line) => line.trimEnd()),
  ).toEqual([' Run    Tenant', ' r-1    東京', ' r-22   x', '']);
});

test('a question waits for the line that is typed', async () => {
  const { terminal, input, out } = aTerminal(true);
  const answer = terminal.ask(text`Sure?`);
  input.write('y\n');
  expect(await answer).toBe('y');
  expect(out()).toContain('Sure? ');
});

test('answers that are typed or pasted together go to the questions in turn', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const terminal = openTerminal({ input, output, errors: new PassThrough() }, {});
  input.write('one\n\nthree\n');
  expect([
    await terminal.ask(text`First?`),
    await terminal.ask(text`Second?`),
    await terminal.ask(text`Third?`),
  ]).toEqual(['one', '', 'three']);
});
