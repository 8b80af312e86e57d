import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SIGNATURES } from '../../../actions/catalogue.ts';
import type { Json, JsonObject } from '../../../contracts/json.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { editorSchema } from '../../../language/editor-schema/editor-schema.ts';
import { DOCUMENT_KINDS } from '../../../language/schema/find-document-kind.ts';
import { SPEC_WORLD } from '../../spec/actions.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ALL = editorSchema(SIGNATURES);

/** An ordinary validator of draft-07, for which our words of editors (`errorMessage` and others) mean nothing. */
const anAjv = () => new Ajv({ strict: false, allErrors: true });

/** Every schema inside a schema, with the JSON pointer to it. */
function* schemasIn(schema: Json, pointer = ''): Generator<readonly [string, JsonObject]> {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  const object = schema as JsonObject;
  yield [pointer, object];
  for (const keyword of ['properties', 'definitions']) {
    for (const [name, inner] of Object.entries((object[keyword] ?? {}) as JsonObject)) {
      yield* schemasIn(inner, `${pointer}/${keyword}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
  for (const keyword of ['items', 'additionalProperties', 'if', 'then', 'else', 'not']) {
    if (object[keyword] !== undefined) yield* schemasIn(object[keyword], `${pointer}/${keyword}`);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const members = (object[keyword] ?? []) as readonly Json[];
    for (const [at, inner] of members.entries()) yield* schemasIn(inner, `${pointer}/${keyword}/${at}`);
  }
}

/** A definition, where a schema only refers to one. */
function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  const parts = ref.slice(2).split('/');
  return resolved(
    parts.reduce((inner, part) => inner[part] as JsonObject, root),
    root,
  );
}

describe.each([['all kinds', undefined] as const, ...DOCUMENT_KINDS.map((kind) => [kind, kind] as const)])(
  'the schema of %s',
  (_name, kind) => {
    const schema = editorSchema(SIGNATURES, kind);
    const all = [...schemasIn(schema)];

    test('says of every key what it means, in a sentence', () => {
      const keys = all.flatMap(([pointer, { properties = {} }]) =>
        // `if` only asks, and `true` leaves it to another place of the same schema to say it.
        pointer.includes('/if') ? [] : Object.entries(properties as JsonObject).filter(([, of]) => of !== true),
      );
      const without = keys.filter(([, of]) => {
        const { description, markdownDescription } = resolved(of as JsonObject, schema);
        return ![description, markdownDescription].every((text) => typeof text === 'string' && text.length > 5);
      });
      expect(keys.length).toBeGreaterThan(5);
      expect(without.map(([key]) => key)).toEqual([]);
    });

    test('has defaults and examples that it takes itself', () => {
      const ajv = anAjv().addSchema(schema, 'root');
      const shown = all.flatMap(([pointer, { default: fallback, examples = [] }]) =>
        [...(fallback === undefined ? [] : [fallback]), ...(examples as Json[])].map((value) => ({ pointer, value })),
      );
      const refused = shown.filter(({ pointer, value }) => ajv.getSchema(`root#${pointer}`)?.(value) !== true);
      expect(shown.length).toBeGreaterThan(3);
      expect(refused).toEqual([]);
    });

    test('refers to definitions that it has, and has none that nothing refers to', () => {
      const refs = new Set(all.flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref.split('/')[2] ?? ''] : [])));
      const keysOf = Object.keys((schema['definitions'] ?? {}) as JsonObject);
      expect([...refs].filter((name) => !keysOf.includes(name))).toEqual([]);
      expect(keysOf.filter((name) => !refs.has(name))).toEqual([]);
    });
  },
);

describe('documents', () => {
  const shipped = anAjv().compile(ALL);
  const ofSpec = anAjv().compile(editorSchema(SPEC_WORLD.actions));

  const yamlFilesIn = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => join(folder, file));
  const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

  test.each([...yamlFilesIn('playbooks'), ...yamlFilesIn('demo')])('%s fits', (file) => {
    shipped(parse(textOf(file)));
    expect(shipped.errors ?? []).toEqual([]);
  });

  test('whatever of the specification checks clean fits, with one kind of document or all', () => {
    const documents = yamlFilesIn('test/spec').flatMap((file) =>
      textOf(file)
        .split(/^---$/m)
        .filter((text) => /^apiVersion:/m.test(text))
        .map((text) => ({ file, text })),
    );
    const clean = documents.filter(
      ({ file, text }) =>
        !checkDocument(text, file, SPEC_WORLD).diagnostics.some(({ severity }) => severity === 'error'),
    );
    const ajv = anAjv();
    const byKind = new Map(DOCUMENT_KINDS.map((kind) => [kind, ajv.compile(editorSchema(SPEC_WORLD.actions, kind))]));
    const wrong = clean.flatMap(({ file, text }) => {
      const document = parse(text) as { readonly kind: (typeof DOCUMENT_KINDS)[number] };
      const fits = ofSpec(document) && byKind.get(document.kind)?.(document) === true;
      return fits ? [] : [{ file, errors: ofSpec.errors }];
    });
    expect(clean.length).toBeGreaterThan(150);
    expect(wrong).toEqual([]);
  });

  test.each([
    'action-input-missing',
    'action-input-unknown',
    'action-name-form',
    'api-version',
    'bad-durations',
    'case-shape',
    'fail-and-stop-form',
    'input-types',
    'limits',
    'loop-limits',
    'missing-keys',
    'name-not-kebab-case',
    'no-kind',
    'retry-limits',
    'step-id-style',
    'team-shape',
    'tenant-secret-in-clear',
    'two-step-kinds',
    'unknown-action',
    'unknown-category',
    'unknown-key',
    'unknown-kind',
    'unknown-step-kind',
    'unknown-trigger',
  ])('what is wrong in diagnostics/%s does not fit', (name) => {
    expect(ofSpec(parse(textOf(`test/spec/diagnostics/${name}.yaml`)))).toBe(false);
  });
});
