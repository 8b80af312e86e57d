import { expect, test } from 'vitest';
import { Type } from 'typebox';
import { checkShape } from '../../../language/documents/document-check.ts';
import { closed } from '../../../language/schema/atoms.ts';
import { readSource } from '../../../language/source/read-source.ts';

const schema = closed({ a: Type.Integer({ minimum: 0, maximum: 9, expect: 'a whole number' }) });

function shapeOf(text: string) {
  const source = readSource(text);
  if (!source.ok || source.root.kind !== 'map') return expect.fail('It is a mapping');
  const document = { text, root: source.root, world: { actions: new Map() } };
  return checkShape(schema, document, (body) => ({ findings: [{ ...FINDING, summary: `Cannot use ${body.a}` }] }));
}

const FINDING = { code: 'x', severity: 'warning', summary: '', detail: '', range: { start: 0, end: 0 } } as const;

test('what comes after is asked only where the shape is right', () => {
  expect(shapeOf('a: 1').findings.map(({ summary }) => summary)).toEqual(['Cannot use 1']);
  expect(shapeOf('a: x').findings.map(({ code }) => code)).toEqual(['wrong-type']);
});
