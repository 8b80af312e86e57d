import { expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { aPlaybookFolder, playbookText } from './a-playbook-folder.ts';

const world = { actions: new Map() };
const calling = (name: string, called: string): string =>
  playbookText(name).replace(/^steps:[^]*$/m, `steps: [{ call: ${called}, timeout: 1h }]\n`);

test('a playbook may call one that stands behind it in the folder', () => {
  const { playbooks, diagnostics } = loadCatalog(
    aPlaybookFolder({ a: calling('first', 'second'), b: playbookText('second') }),
    world,
  );
  expect([[...playbooks.keys()], diagnostics]).toEqual([['first', 'second'], []]);
});

test('one that calls what is not there is told and left out, as one that calls itself is', () => {
  const folder = aPlaybookFolder({
    a: calling('first', 'nobody'),
    b: calling('second', 'second'),
    c: playbookText('third'),
  });
  const { playbooks, diagnostics } = loadCatalog(folder, world);
  expect([...playbooks.keys()]).toEqual(['third']);
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(['call-cycle', 'unknown-playbook']);
});

test('one that starts by the end of what stands behind it is right, and by that of nobody is told', () => {
  const after = (name: string, playbook: string): string =>
    playbookText(name).replace(
      /^triggers: .*$/m,
      `triggers: [{ playbook: { name: ${playbook}, outcomes: [succeeded] } }]`,
    );
  const folder = aPlaybookFolder({
    a: after('first', 'second'),
    b: playbookText('second'),
    c: after('third', 'nobody'),
  });
  const { playbooks, diagnostics } = loadCatalog(folder, world);
  expect([...playbooks.keys()]).toEqual(['first', 'second']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-playbook']);
});
