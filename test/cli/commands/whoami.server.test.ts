import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('it shows the person and the roles in each tenant', async () => {
  const { code, out } = await cli.run(['whoami'], { as: 'ada' });
  expect(code).toBe(0);
  expect(out).toMatch(/^ADA \(ada\), until /);
  expect(out).toMatch(/contoso\s+Contoso\s+viewer, analyst, approver/);
  expect((await cli.run(['whoami', '--json'], { as: 'ada' })).json()).toMatchObject({ person: { id: 'ada' } });
});

test('without a sign-in it says how to sign in', async () => {
  const { code, err } = await cli.run(['whoami']);
  expect(code).toBe(3);
  expect(err).toContain('Sign in with: watchbill login');
});
