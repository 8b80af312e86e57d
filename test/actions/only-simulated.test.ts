import { expect, test } from 'vitest';
import { CATALOGUE } from '../../actions/catalogue.ts';
import { onlySimulated } from '../../actions/only-simulated.ts';
import type { Impact } from '../../language/schema/action-signature.ts';

const [ACTION] = CATALOGUE;
if (ACTION === undefined) throw new TypeError('The catalogue is empty');
const refusalOf = (impact: Impact, address: string | undefined): string | undefined =>
  onlySimulated({ ...ACTION, impact }, address)?.code;

test.each(['disruptive', 'destructive'] as const)(
  'what is %s runs against a simulator on this machine alone',
  (impact) => {
    for (const address of ['http://127.0.0.1:8080/graph', 'http://localhost:1', 'http://[::1]:1'])
      expect(refusalOf(impact, address)).toBeUndefined();
    for (const address of [
      'https://graph.microsoft.com',
      'https://localhost.attacker.example',
      'http://10.0.0.1',
      'nonsense',
    ])
      expect(refusalOf(impact, address)).toBe('not-configured');
  },
);

test.each(['read', 'write', 'notify'] as const)('what is %s runs anywhere', (impact) => {
  expect(refusalOf(impact, 'https://graph.microsoft.com')).toBeUndefined();
});

test('a tenant without the connection is told so by the connection, and the message says what to do', () => {
  expect(refusalOf('destructive', undefined)).toBeUndefined();
  expect(onlySimulated({ ...ACTION, impact: 'destructive' }, 'https://graph.microsoft.com')?.message).toMatch(
    /^Cannot call action ".+" because .+: found a real service\. Catch/,
  );
});
