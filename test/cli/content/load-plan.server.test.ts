import { beforeAll, expect, test } from 'vitest';
import { aPlan, publish } from '../../api/a-soc.ts';
import { withCli } from '../with-cli.ts';
import { aContent, aPlaybook } from './a-content.ts';

const cli = withCli();

beforeAll(async () => publish(cli.api.ledger.db, aPlan('triage', { title: 'Second', owner: 'csirt' })).then(() => {}));

test('published versions are compared by number, by name and with files', async () => {
  const ran = await cli.run(['diff', 'triage@1', 'triage'], { as: 'vera' });
  expect(ran.out).toContain('triage@1 → triage@2\n');
  expect(ran.out).toContain('playbook: The owner: it is "csirt" now; it was "monitoring".\n');
  expect(ran.out).toContain('input hours: Is gone.\n');
  const content = aContent({ 'tidy.yaml': aPlaybook('triage') });
  expect((await cli.run(['diff', 'triage', 'tidy.yaml'], { as: 'vera', ...content })).out).toContain(
    'step last: Is new: the step (stop) "Last".\n',
  );
});

test('a version that is not there, and nobody who asks, are told', async () => {
  expect(await cli.run(['diff', 'triage@9', 'triage'], { as: 'vera' })).toMatchObject({ code: 4 });
  expect(await cli.run(['diff', 'triage@1', 'triage'])).toMatchObject({ code: 3 });
});
