import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

const calling = (name: string): string =>
  aPlaybook('- call: contain-host\n  with: { who: ada }').replace(/^name: .*$/m, `name: ${name}`);

test('a call that leads back is told, with the way', () => {
  const { diagnostics } = checked(calling('caller'));
  expect(diagnostics).toMatchObject([{ code: 'call-cycle' }]);
  expect(diagnostics[0]?.summary).toContain('caller → contain-host → caller');
});

test('a playbook that calls itself is told', () => {
  expect(checked(calling('contain-host')).diagnostics[0]?.summary).toContain('contain-host → contain-host');
});

test('a call that does not lead back is right', () => {
  expect(checked(calling('somebody-else')).diagnostics).toEqual([]);
});
