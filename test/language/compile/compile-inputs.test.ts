import { describe, expect, test } from 'vitest';
import { aPlaybook, findingsOf, planOf } from '../a-world.ts';

const withHead = (head: string): readonly string[] => findingsOf(aPlaybook('- wait: 1h', `${head}\n`));
describe('inputs', () => {
  test.each([
    ['inputs: { a: strng }', ['wrong-value: strng']],
    ['inputs: { a: 1 }', ['wrong-type: 1']],
    ['inputs: { a: { type: string, minimun: 1 } }', ['unknown-key: minimun']],
    ['inputs: { a: { default: 1 } }', ['missing-key: default']],
    ['inputs: { a: { type: integer, default: x } }', ['input-default: x']],
    ['inputs: { a: { type: list, items: { type: intger } } }', ['wrong-value: intger']],
    ['inputs: { a: { type: integer, minimum: 1, maximum: 5, default: 0 } }', ['input-default: 0']],
    ['inputs: { A: string, in: string }', ['name-style: A', 'reserved-name: in']],
    ['inputs: [a]', ['wrong-type: [a]']],
    [
      'inputs: { a: { type: object, properties: { b: string, c: { type: list, items: integer } }, required: [b], default: { b: x } } }',
      [],
    ],
    ['inputs: { a: { type: object, properties: { b: string }, default: {} } }', ['input-default: {}']],
    ['inputs: { a: { type: string, enum: [x, y], default: z, description: why } }', ['input-default: z']],
    [
      'inputs: { a: { type: number, default: 1.5 }, b: { type: boolean, default: null }, c: { type: object, default: [] }, d: { type: list, default: [1] } }',
      ['input-default: null', 'input-default: []'],
    ],
    ['inputs: { a: { type: alert, default: { anything: 1 } }, e: event }', []],
  ])('%s', (head, findings) => expect(withHead(head)).toEqual(findings));

  test('the plan has the type without descriptions, the default and the description apart', () => {
    const { inputs } = planOf(
      aPlaybook('- wait: 1h', 'inputs: { a: { type: integer, default: 1, maximum: 5, description: Most } }\n'),
    );
    expect(inputs).toEqual({ a: { schema: { type: 'integer', maximum: 5 }, default: 1, description: 'Most' } });
    expect(JSON.stringify(planOf(aPlaybook('- wait: 1h', 'inputs: { a: o365.audit }\n')).inputs)).not.toContain(
      'description',
    );
  });

  test('wrong inputs do not make their readers wrong', () => {
    expect(
      findingsOf(
        aPlaybook('- set: { a: "${{ inputs.x }}" }', 'inputs: 1\ntriggers: [{ event: o365.audit, with: { x: 1 } }]\n'),
      ),
    ).toEqual(['wrong-type: 1']);
  });
});
