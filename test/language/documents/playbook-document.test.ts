import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

test('a playbook becomes a plan with its hash, and says what its author stated', () => {
  const { document } = checked(aPlaybook('- wait: 1h'));
  expect(document).toMatchObject({ kind: 'Playbook', plan: { name: 'mail-reported' }, sha256: expect.any(String) });
});

test('a playbook with an error becomes none', () => {
  expect(checked(aPlaybook('- wait: soon')).document).toBeUndefined();
});
