import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDocument, type CheckedDocument } from '../../language/check-document.ts';
import { printDiagnostic } from '../../language/print-diagnostic.ts';
import { aPlaybook, checked, findingsOf, WORLD } from './a-world.ts';
import * as documents from './documents.ts';
import { largePlaybook } from './large-playbook.ts';

const { CASE, TEAM, TEMPLATE, TENANT } = documents;

describe('documents of the other kinds', () => {
  test.each([
    ['Tenant', TENANT],
    ['Team', TEAM],
    ['TenantGroup', documents.TENANT_GROUP],
    ['Rota', documents.ROTA],
    ['EscalationPolicy', documents.POLICY],
    ['Calendar', documents.CALENDAR],
    ['GuardRails', documents.GUARD_RAILS],
    ['Form', documents.FORM],
    ['Sample', documents.SAMPLE],
    ['Template', TEMPLATE],
    ['Case', CASE],
  ])('a %s that is right is handed out', (kind, text) => {
    const { diagnostics, document } = checked(text);
    expect(diagnostics).toEqual([]);
    expect(document?.kind).toBe(kind);
  });

  test.each([
    [TENANT.replace('{ env: CONTOSO_SECRET }', 's3cret'), ['wrong-type: s3cret']],
    [TENANT.replace('{ env: CONTOSO_SECRET }', '{ evn: CONTOSO_SECRET }'), ['wrong-type: evn']],
    [TENANT.replace('Europe/Berlin', 'Berlin'), ['wrong-value: Berlin']],
    [TENANT.replace('port: 2525', 'prot: 2525'), ['missing-key: smtp', 'unknown-key: prot']],
    [TENANT.replace('desk@example.com', 'desk'), ['wrong-value: desk']],
    [TENANT.replace('enabled: false', 'enabled: no'), ['yaml-boolean: no']],
    [TEAM.replace('approver', 'aprover'), ['wrong-value: aprover']],
    [TEAM.replace('[contoso]', 'some'), ['wrong-value: some']],
    [TEAM.replace('[contoso]', '[Contoso]'), ['wrong-value: Contoso']],
    [TEAM.replace('members:', 'memebers:'), ['missing-key: apiVersion', 'unknown-key: memebers']],
    [
      TEMPLATE.replace('"${{ inputs.purged }} mails', '"${{ inputs.purged mails'),
      ['unclosed-expression: ${{ inputs.purged mails purged'],
    ],
  ])('%#: a mistake is told at its place', (text, findings) => expect(findingsOf(text)).toEqual(findings));

  test('a template hands out the schemas of its inputs, with defaults', () => {
    const document = checked(TEMPLATE).document as CheckedDocument & { kind: 'Template' };
    expect(document.inputs).toEqual({ purged: { type: 'integer' }, note: { type: 'string', default: '' } });
  });

  test('without knowledge of teams, templates, tenants and playbooks nothing about them is told', () => {
    const world = { actions: WORLD.actions };
    const text = aPlaybook(
      '- notify: { to: [{ team: nobody }, { audience: nobody }], template: nothing }\n- set: { a: "${{ tenant.anything }}" }',
    );
    expect(checkDocument(text, 'x', world).diagnostics).toEqual([]);
    for (const text of Object.values(documents)) expect(checkDocument(text, 'x', world).diagnostics).toEqual([]);
    expect(checkDocument(TEMPLATE.replace('tenant.title', 'tenant.anything'), 'x', world).diagnostics).toEqual([]);
  });

  test('tenant values without properties are an object without values', () => {
    const world = { actions: WORLD.actions, tenantValues: { type: 'object' } };
    expect(checkDocument(aPlaybook('- set: { a: "${{ tenant.anything }}" }'), 'x', world).diagnostics).toHaveLength(1);
  });
});

test('findings come in the order of the text and name the file', () => {
  const { diagnostics, document } = checked(
    aPlaybook('- wait: 2x\n- titel: x\n- wait: 1h\n  if: "1 +"\n  note: [1]\n  titel: x'),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'wrong-value',
    'unknown-step-kind',
    'wrong-type',
    'unknown-key',
  ]);
  expect(diagnostics.every(({ file }) => file === 'playbook.yaml')).toBe(true);
  expect(document).toBeUndefined();
});

test('a warning does not keep the plan back', () => {
  const { diagnostics, document } = checked(
    aPlaybook('- approve: { question: Go?, by: [{ team: csirt }], notBy: [] }'),
  );
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  expect(document?.kind).toBe('Playbook');
});

const SEED_TEXTS = [
  ...Object.values(documents),
  largePlaybook(3),
  aPlaybook(
    '- parallel: { a: [{ id: x, wait: 1h }], b: { needs: [a], if: branches.a.status == "x", steps: [] } }\n  catch: [{ on: [throttled], as: e, steps: [{ fail: { code: x, message: "${{ e.code }}" } }] }]\n- forEach: { in: "[1]", as: i }\n  steps: [{ approve: { question: Go?, by: [{ team: csirt }] } }]\n- switch: [{ when: "true", steps: [] }]\n- notify: { to: [{ team: csirt }], text: |\n      hello ${{ run.id }} }',
  ),
];
const PIECES = [
  '\n',
  ' ',
  '  ',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '${{',
  '}}',
  '#',
  '!',
  '&a',
  '*a',
  '|',
  '>-',
  '\t',
  '0',
  'null',
  'steps',
  'if',
  'id: x',
  '\ud800',
  '\u0000',
  '? ',
  ',',
  '~',
  'yes',
  '.',
  '\\',
];

test('no text whatever makes the checker throw, and every range lies inside the text', () => {
  const mutation = fc.tuple(fc.nat(100_000), fc.nat(30), fc.constantFrom(...PIECES));
  fc.assert(
    fc.property(
      fc.constantFrom(...SEED_TEXTS),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      (seed, mutations) => {
        const text = mutations.reduce((mutated, [place, length, piece]) => {
          const at = place % (mutated.length + 1);
          return mutated.slice(0, at) + piece + mutated.slice(at + length);
        }, seed);
        const { diagnostics } = checked(text);
        for (const diagnostic of diagnostics) {
          expect(diagnostic.range.start).toBeGreaterThanOrEqual(0);
          expect(diagnostic.range.end).toBeGreaterThanOrEqual(diagnostic.range.start);
          expect(diagnostic.range.end).toBeLessThanOrEqual(text.length);
          expect(diagnostic.summary).toMatch(/^Cannot [^]*[^.]$/);
          expect(printDiagnostic(diagnostic, text)).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
        }
      },
    ),
    { numRuns: 4_000 },
  );
}, 120_000);

test('no text of random pieces makes the checker throw', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 60 }),
      (pieces) => {
        expect(Array.isArray(checked(pieces.join('')).diagnostics)).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
}, 60_000);

test('a playbook of 200 steps is clean', () => {
  expect(checked(largePlaybook(200)).diagnostics).toEqual([]);
});
