import { Composer, type CST, type Document, type ParsedNode } from 'yaml';
import { checkDepth } from './check-depth.ts';
import { checkText } from './check-text.ts';
import { convertNode } from './convert-node.ts';
import { explainSyntaxError } from './explain-syntax-error.ts';
import type { SourceNode } from './source-node.ts';
import { parseTokens } from './parse-tokens.ts';
import type { SourceProblem } from './source-problem.ts';

/** A text that is YAML as we allow it, or everything that is wrong with it. */
export type Source =
  | { readonly ok: true; readonly root: SourceNode }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] };

/**
 * Reads one YAML 1.2 document into nodes with ranges. Size, encoding and depth are checked before anything recursive sees
 * the text; tags, anchors, aliases, merges, directives and duplicate keys are refused. Never throws.
 */
export function readSource(text: string): Source {
  const unreadable = checkText(text);
  if (unreadable !== undefined) return { ok: false, problems: [unreadable] };
  const parsed = parseTokens(text);
  if ('problem' in parsed) return { ok: false, problems: [parsed.problem] };
  const { tokens } = parsed;
  const refused = checkDepth(tokens) ?? checkDocuments(tokens);
  if (refused !== undefined) return { ok: false, problems: [refused] };
  return readDocument(text, tokens);
}

function readDocument(text: string, tokens: readonly CST.Token[]): Source {
  const composer = new Composer<ParsedNode>({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    merge: false,
    strict: true,
  });
  const [document] = [...composer.compose(tokens, true, text.length)];
  const { contents, errors } = document as Document.Parsed<ParsedNode>; // forced: there always is one
  const [error] = errors;
  // Later errors are mostly echoes of the first one.
  if (error !== undefined) return { ok: false, problems: [explainSyntaxError(text, error)] };
  const { node, problems } = convertNode(text, contents);
  if (node.kind === 'scalar' && node.value === null) return { ok: false, problems: [emptyDocument()] };
  return problems.length === 0 ? { ok: true, root: node } : { ok: false, problems };
}

function checkDocuments(tokens: readonly CST.Token[]): SourceProblem | undefined {
  const directive = tokens.find((token) => token.type === 'directive');
  if (directive !== undefined) {
    const range = { start: directive.offset, end: directive.offset + directive.source.length };
    // What is so anyway can go; another version or a tag may have been meant.
    const isNeedless = /^%YAML +1\.2$/.test(directive.source);
    return {
      code: 'yaml-directive',
      summary: `Cannot use a YAML directive because documents are always YAML 1.2: found ${JSON.stringify(directive.source)}`,
      detail: 'Remove the line',
      range,
      ...(isNeedless ? { fix: { description: 'Remove the directive', range, replacement: '' } } : {}),
    };
  }
  const [, second] = tokens.filter((token) => token.type === 'document');
  if (second === undefined) return undefined;
  return {
    code: 'several-documents',
    summary: 'Cannot read the file because it may hold one document: a second one begins here',
    detail: 'Put each document into a file of its own',
    range: { start: second.offset, end: second.offset + 3 },
  };
}

function emptyDocument(): SourceProblem {
  return {
    code: 'empty-document',
    summary: 'Cannot read the document because it is empty',
    detail: 'Begin with `apiVersion: watchbill/v1`, `kind` and `name`',
    range: { start: 0, end: 0 },
  };
}
