import type { Range } from '../diagnostic.ts';
import { quoteRestOfLine } from './quote-rest-of-line.ts';
import type { ScalarNode } from './source-node.ts';
import type { SourceProblem } from './source-problem.ts';

/** Numbers and comments that YAML reads otherwise than an author means them. */
export function checkPlainScalar(text: string, node: ScalarNode): SourceProblem | undefined {
  if (node.style !== 'plain') return undefined;
  const written = text.slice(node.range.start, node.range.end);
  return checkNumber(node, written) ?? checkComment(text, node.range, written);
}

const OCTAL = /^[-+]?0o?[0-9]+$/;
const SEXAGESIMAL = /^[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?$/;
const UNDERSCORES = /^[-+]?[0-9]+(_[0-9]+)+$/;

function checkNumber({ value, range }: ScalarNode, written: string): SourceProblem | undefined {
  if (OCTAL.test(written) || SEXAGESIMAL.test(written) || UNDERSCORES.test(written)) {
    return oddNumber(written, range, 'some readers of YAML take it for another number than it looks');
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    return oddNumber(written, range, 'numbers are those of JSON');
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return oddNumber(written, range, 'whole numbers go up to 9007199254740991');
  }
  return undefined;
}

function oddNumber(written: string, range: Range, because: string): SourceProblem {
  return {
    code: 'yaml-number',
    summary: `Cannot use the number "${written}" because ${because}`,
    detail:
      'Quote it if it is a text such as a time or an id; write it without leading zeros, colons and underscores if it is a number',
    range,
    fix: {
      description: 'Quote it as text',
      range,
      replacement: `"${written}"`,
      // With colons, YAML 1.2 reads a text: quoted it stays what it is. Anything else may be meant as a number.
      ...(SEXAGESIMAL.test(written) ? {} : { needsAuthor: true }),
    },
  };
}

/** ` #` begins a comment even in the middle of an unquoted span: the rest of the expression would be gone. */
function checkComment(text: string, range: Range, written: string): SourceProblem | undefined {
  const open = written.lastIndexOf('${{');
  if (open === -1 || written.includes('}}', open)) return undefined;
  if (!isFollowedByComment(text, range.end)) return undefined;
  return {
    code: 'unquoted-expression',
    summary:
      'Cannot read the expression because « #» begins a comment in an unquoted value: the span is not closed before it',
    detail: 'Put the value into single quotes',
    range,
    fix: quoteRestOfLine(text, range.start),
  };
}

/** Whether a comment stands on the same line after the offset. */
export function isFollowedByComment(text: string, offset: number): boolean {
  return /^[ \t]+#/.test(text.slice(offset, offset + 200));
}
