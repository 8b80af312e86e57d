import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook } from '../a-world.ts';

const found = (path: string, name: string): readonly string[] => {
  const text = aPlaybook('- wait: 1h', `triggers: [{ manual: {} }, { webhook: { path: ${path} } }]\n`);
  return checkDocument(text.replace(/^name: .*$/m, `name: ${name}`), 'playbook.yaml', WORLD)
    .diagnostics.filter(({ code }) => code === 'webhook-secret-missing')
    .map(({ severity, summary }) => `${severity}: ${summary}`);
};

test('a tenant that names the playbook has a secret for its webhook, or is told so', () => {
  expect(found('edr-alert', 'used-at-contoso')).toEqual([]);
  expect(found('edr-pong', 'used-at-contoso')).toEqual([
    'warning: Cannot take calls of the webhook "edr-pong" at "contoso" because it needs a secret: there is none',
  ]);
});

test('of a playbook that no tenant names nothing is told', () => {
  expect(found('edr-pong', 'nobody-uses-it')).toEqual([]);
});
