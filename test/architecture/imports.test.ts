import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IMPORTS, RECURSIVE } from './exceptions.ts';
import { IMPORT_RULES, type ImportRule } from './import-rules.ts';
import { importsOf, type Import } from './imports-of.ts';
import { filesEndingIn, productFiles, ROOT } from './source-files.ts';

const files = productFiles();
const imports = files.flatMap(importsOf);

function ruleOf(path: string): ImportRule | undefined {
  return IMPORT_RULES.find(({ from }) => path.startsWith(from));
}

function roomOf(rule: ImportRule): string {
  return rule.from.endsWith('/') ? rule.from : '';
}

function fits(path: string, pattern: string): boolean {
  const [head = '', tail] = pattern.split('*');
  return path.startsWith(head) && (tail === undefined || path.endsWith(tail));
}

function mayImport(rule: ImportRule, edge: Import): boolean {
  if (edge.isOwn) {
    const own = roomOf(rule) === '' ? rule.own : [...rule.own, roomOf(rule)];
    return own.some((pattern) =>
      pattern.startsWith('types:')
        ? edge.isTypeOnly && fits(edge.to, pattern.slice('types:'.length))
        : fits(edge.to, pattern),
    );
  }
  if (edge.to.startsWith('node:')) return rule.packages.includes('node');
  return !(rule.never ?? []).includes(edge.to) && rule.packages.some((pattern) => fits(edge.to, pattern));
}

/** Types vanish at run time, so that a circle of types inside one room does no harm; between rooms it does. */
function isKept({ from, to, isTypeOnly }: Import): boolean {
  return !isTypeOnly || from.split('/')[0] !== to.split('/')[0];
}

function mayRecurse(cycle: string): boolean {
  const paths = cycle.split(' → ');
  return Object.keys(RECURSIVE.entries).some((room) => paths.every((path) => path.startsWith(room)));
}

function describeEdge({ from, to, line }: Import, because: string): string {
  return `${from}:${line} imports ${to}. It may not: ${because}`;
}

describe('who may import whom', () => {
  test.each(IMPORT_RULES)('$from imports only what the architecture allows', (rule) => {
    const broken = imports
      .filter((edge) => ruleOf(edge.from) === rule && !mayImport(rule, edge))
      .filter((edge) => IMPORTS.entries[`${edge.from} → ${edge.to}`] === undefined)
      .map((edge) => describeEdge(edge, rule.because));
    expect(broken).toEqual([]);
  });

  test('every folder with source has a rule', () => {
    const without = files.filter(({ path }) => ruleOf(path) === undefined).map(({ path }) => path);
    expect(without).toEqual([]);
  });

  test('one upstream never imports another', () => {
    const shared = new Set(['http', 'auth']);
    const upstreamOf = (path: string): string | undefined => /^connectors\/([^/]+)\//.exec(path)?.[1];
    const broken = imports.filter(({ from, to }) => {
      const target = upstreamOf(to);
      return (
        upstreamOf(from) !== undefined && target !== undefined && target !== upstreamOf(from) && !shared.has(target)
      );
    });
    expect(
      broken.map((edge) => describeEdge(edge, 'what two upstreams share lies in connectors/http or connectors/auth')),
    ).toEqual([]);
  });

  test('nobody imports test/', () => {
    const broken = imports.filter(({ to, isOwn }) => isOwn && /^(test|bench)\//.test(to));
    expect(broken.map((edge) => describeEdge(edge, 'move what both need into its room'))).toEqual([]);
  });

  test('every imported file of ours exists and is named with its extension', () => {
    const all = filesEndingIn('.ts')
      .filter(({ path }) => !path.startsWith('test/architecture/'))
      .flatMap(importsOf);
    const broken = all.filter(({ to, isOwn }) => isOwn && !to.startsWith('dist/') && !existsSync(join(ROOT, to)));
    expect(broken.map(({ from, to, line }) => `${from}:${line} imports ${to}, which does not exist`)).toEqual([]);
  });

  test('there are no cycles', () => {
    expect(cyclesOf(imports.filter(isKept)).filter((cycle) => !mayRecurse(cycle))).toEqual([]);
  });

  test('exceptions exist and only shrink', () => {
    const edges = new Set(imports.map(({ from, to }) => `${from} → ${to}`));
    expect(Object.keys(IMPORTS.entries).filter((edge) => !edges.has(edge))).toEqual([]);
    expect(Object.keys(IMPORTS.entries).length).toBeLessThanOrEqual(IMPORTS.most);
    expect(Object.keys(RECURSIVE.entries).length).toBeLessThanOrEqual(RECURSIVE.most);
  });
});

describe('the parser of imports', () => {
  test('it sees every form and tells types from values', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from '../contracts/b.ts';",
      "import { type C, type D } from 'c';",
      "import { type E, f } from '@scope/name/deep.js';",
      "export * from './g.ts';",
      "import './h.ts';",
      "// import { no } from './no.ts';",
      "const text = '// not a comment'; const late = await import('./i.ts');",
      'import {',
      '  j,',
      "} from 'node:fs';",
    ].join('\n');
    const found = importsOf({ path: 'engine/x.ts', text }).map(({ to, isTypeOnly, line }) => [line, to, isTypeOnly]);
    expect(found).toEqual([
      [1, 'engine/a.ts', false],
      [2, 'contracts/b.ts', true],
      [3, 'c', true],
      [4, '@scope/name', false],
      [5, 'engine/g.ts', false],
      [6, 'engine/h.ts', false],
      [8, 'engine/i.ts', false],
      [9, 'node:fs', false],
    ]);
  });

  test('a cycle is found and told as a path', () => {
    const edge = (from: string, to: string): Import => ({ from, to, isOwn: true, isTypeOnly: false, line: 1 });
    expect(cyclesOf([edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd')])).toEqual(['a → b → c → a']);
  });
});

function cyclesOf(edges: readonly Import[]): readonly string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, isOwn } of edges) if (isOwn) targets.set(from, [...(targets.get(from) ?? []), to]);
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const start of targets.keys()) visit(start, []);
  return cycles;
}
