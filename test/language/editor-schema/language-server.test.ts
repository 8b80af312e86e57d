import { describe, expect, test } from 'vitest';
import { SIGNATURES } from '../../../actions/catalogue.ts';
import { editorSchema } from '../../../language/editor-schema/editor-schema.ts';
import { DOCUMENT_KINDS } from '../../../language/schema/find-document-kind.ts';
import { COMMON_STEP_KEYS, STEP_SCHEMAS } from '../../../language/schema/step-schema.ts';
import { anEditor } from './an-editor.ts';

const editor = anEditor({ schema: editorSchema(SIGNATURES) });

const HEAD = `apiVersion: watchbill/v1
kind: Playbook
name: mail-reported
category: response
owner: csirt
`;
const withStep = (...lines: readonly string[]) => `${HEAD}steps:\n  - ${lines.join('\n    ')}`;

describe('what is offered', () => {
  test('every kind of document', async () => {
    expect(await editor.complete('kind: ‸')).toEqual([...DOCUMENT_KINDS]);
  });

  test('the keys of the kind at the top', async () => {
    expect(await editor.complete(`${HEAD}‸`)).toEqual(expect.arrayContaining(['steps', 'triggers', 'onFailure']));
    expect(await editor.complete('kind: Tenant\n‸')).toEqual(expect.arrayContaining(['timezone', 'connections']));
    expect(await editor.complete('kind: Case\nexpect:\n  ‸')).toEqual(expect.arrayContaining(['outcome', 'path']));
  });

  test('every key at the start of a step, and none of a kind beside one', async () => {
    const kinds = Object.keys(STEP_SCHEMAS);
    const offered = await editor.complete(withStep('‸'));
    expect([...offered].sort()).toEqual([...COMMON_STEP_KEYS, ...kinds].sort());
    expect(await editor.complete(withStep('id: ask', '‸'))).toEqual(expect.arrayContaining(kinds));
    const beside = await editor.complete(withStep('wait: 2h', '‸'));
    expect(beside).toContain('timeout');
    expect(beside.filter((key) => kinds.includes(key) && key !== 'wait')).toEqual([]);
  });

  test('the actions, the inputs of this action, and the words of an input', async () => {
    expect((await editor.complete(withStep('action: ‸'))).toSorted()).toEqual([...SIGNATURES.keys()].toSorted());
    const inputs = await editor.complete(withStep('action: ticket.ensure', 'with:', '  ‸'));
    expect(inputs).toEqual(expect.arrayContaining(['key', 'title', 'description', 'severity', 'team']));
    expect(inputs).not.toContain('older_than_hours');
    const others = await editor.complete(withStep('action: ticket.list_stale', 'with:', '  ‸'));
    expect(others).toEqual(expect.arrayContaining(['team', 'older_than_hours', 'limit']));
    const words = await editor.complete(withStep('action: ticket.ensure', 'with:', '  severity: ‸'));
    expect(words).toEqual(['low', 'medium', 'high', 'critical']);
  });

  test('the same deep inside other steps', async () => {
    const deep = withStep('do:', '  - switch:', '      - when: inputs.a', '        steps:', '          - approve:');
    expect(await editor.complete(`${deep}\n                  ‸`)).toEqual(
      expect.arrayContaining(['question', 'by', 'expires', 'quorum']),
    );
  });

  test('the default and examples of a value', async () => {
    expect(await editor.complete(withStep('approve:', '  expires: ‸'))).toEqual(['24h', '30m', '2h']);
  });

  test('kinds of triggers and types of inputs', async () => {
    expect(await editor.complete(`${HEAD}triggers:\n  - ‸`)).toEqual([
      'event',
      'schedule',
      'manual',
      'playbook',
      'webhook',
    ]);
    expect(await editor.complete(`${HEAD}inputs:\n  message: ‸`)).toContain('string');
    expect(await editor.complete(`${HEAD}inputs:\n  message:\n    type: ‸`)).toContain('o365.audit');
  });
});

describe('what a word tells', () => {
  test('a key: its meaning and its default', async () => {
    const told = await editor.hover(withStep('approve:', '  question: Well?', '  exp‸ires: 2h'));
    expect(told).toContain('How long the question may be answered');
    expect(told).toContain('Default: `24h`');
  });

  test('an action and its inputs: what it does', async () => {
    const summary = SIGNATURES.get('ticket.ensure')?.summary ?? 'missing';
    expect(await editor.hover(withStep('action: ticket.en‸sure'))).toContain(`* \`ticket.ensure\`: ${summary}`);
    const told = await editor.hover(withStep('action: ticket.ensure', 'wi‸th: { key: a }'));
    expect(told).toContain('#### ticket.ensure');
    expect(told).toContain(summary);
  });

  test('an input, also where it is an expression', async () => {
    const step = (value: string) => withStep('action: ticket.ensure', 'with:', `  sever‸ity: ${value}`);
    expect(await editor.hover(step('low'))).toContain('How bad it is');
    expect(await editor.hover(step('${{ vars.severity }}'))).toContain('How bad it is');
  });

  test('a kind of document', async () => {
    expect(await editor.hover('kind: Te‸am')).toContain('* `Team`: People who work together');
  });
});

describe('what is marked', () => {
  const inputs = (...more: readonly string[]) =>
    withStep('action: ticket.ensure', 'with:', '  key: a', '  title: b', '  severity: low', ...more);

  test.each([
    ['a key of a step', withStep('wait: 2h', 'titel: A moment'), 'titel'],
    ['the key of a kind', withStep('stopp: { outcome: done }'), 'stopp'],
    ['a key inside a step', withStep('approve: { question: a, by: [], expirse: 2h }'), 'expirse'],
    ['an input of an action', inputs('  tema: desk'), 'tema'],
    ['a trigger', `${HEAD}steps: []\ntriggers: [{ manaul: {} }]`, 'manaul'],
    ['a key of a branch', withStep('parallel: { a: { steps: [], nedes: [] } }'), 'nedes'],
    ['a key of a tenant', 'apiVersion: watchbill/v1\nkind: Team\nname: a\ntitle: a\nmembers: []\nmial: a', 'mial'],
  ])('%s that is misspelt: once, and itself', async (_what, text, key) => {
    expect(await editor.marks(text)).toEqual([{ marked: key, message: `Property ${key} is not allowed.` }]);
  });

  test.each([
    ['a kind of document', 'apiVersion: watchbill/v1\nkind: Playbok\nname: a', 'Playbok', /^Write one of «Playbook»/],
    ['a duration', withStep('wait: 2h', 'timeout: 2 hours'), '2 hours', /^Write a duration such as «90s»/],
    ['a value of a union', withStep('parallel: { a: [] }', 'join: most'), 'most', /^Write «all», «any» or a number/],
    ['an action', withStep('action: ticket.ensur'), 'ticket.ensur', /"ticket\.ensure"/],
    ['a version', withStep('action: ticket.note@7', 'with: { key: a, text: b }'), 'ticket.note@7', /./],
    ['a second kind', withStep('do: []', 'wait: 2h'), 'wait', /not allowed/],
    ['a step without a kind', withStep('title: What now?'), 't', /^Give it one of the keys "action", "do"/],
    ['a word', inputs().replace('low', 'lwo'), 'lwo', /"low", "medium", "high", "critical"/],
  ])('%s that is none: once', async (_what, text, marked, message) => {
    expect(await editor.marks(text)).toEqual([{ marked, message: expect.stringMatching(message) }]);
  });

  test('an expression in place of a number or a word is not, but another text is', async () => {
    const list = (hours: string) =>
      withStep('action: ticket.list_stale', `with: { team: a, older_than_hours: ${hours} }`);
    expect(await editor.marks(list('"${{ inputs.hours }}"'))).toEqual([]);
    expect(await editor.marks(list('24'))).toEqual([]);
    expect(await editor.marks(list('many'))).toMatchObject([{ marked: 'many' }]);
    expect(await editor.marks(inputs().replace('low', '${{ vars.severity }}'))).toEqual([]);
  });

  test('the newest version of an action by its number is not', async () => {
    expect(await editor.marks(inputs().replace('ticket.ensure', 'ticket.ensure@1'))).toEqual([]);
  });
});

test('200 steps are looked at while somebody types', async () => {
  const step = '  - action: ticket.ensure\n    with: { key: a, title: b, severity: low }\n';
  const text = `${HEAD}steps:\n${step.repeat(200)}`;
  await editor.marks(text);
  const started = performance.now();
  await editor.marks(text);
  await editor.complete(`${text}  - ‸`);
  expect(performance.now() - started).toBeLessThan(5_000);
});
