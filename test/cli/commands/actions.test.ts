import { expect, test } from 'vitest';
import { SIGNATURES } from '../../../catalog/action-signatures.ts';
import { run } from '../a-terminal.ts';

test('every action is listed, by name', async () => {
  const { code, out } = await run(['actions']);
  expect(code).toBe(0);
  const names = out.split('\n').flatMap((line) => /^ (?<name>[a-z]+\.[a-z_]+) /.exec(line)?.groups?.['name'] ?? []);
  expect(names).toEqual([...SIGNATURES.keys()].sort());
});

test('a noun lists its actions, a program gets their signatures', async () => {
  const { actions } = (await run(['actions', 'ticket', '--json'])).json<{ actions: { name: string }[] }>();
  expect(actions.map(({ name }) => name)).toEqual([
    'ticket.ensure',
    'ticket.list_stale',
    'ticket.note',
    'ticket.update',
  ]);
  expect(actions[0]).toMatchObject({ impact: 'write', needs: { connection: 'servicenow' } });
});

test('one action is explained with what it needs, what it takes and gives, and an example', async () => {
  const { out } = await run(['actions', 'ticket.note']);
  expect(out).toMatch(/^ticket\.note@1\nAppends a work note/);
  expect(out).toContain('  Impact: write: changes records that people work with\n');
  expect(out).toMatch(/^ text {6}string {3}Cut at 10,000 characters/m);
  expect(out).toContain('- action: ticket.note\n  with:\n    key: phishing/42\n');
});

test('a name that is none is told in one sentence, with the nearest', async () => {
  expect(await run(['actions', 'ticket.nte'])).toMatchObject({
    code: 2,
    out: '',
    err: 'Cannot explain "ticket.nte" because the catalogue has no such action\nDid you mean "ticket.note"?\n',
  });
  expect((await run(['actions', 'xxxxxxxxx'])).err).toContain('Nouns are alert, announcement, app,');
});
