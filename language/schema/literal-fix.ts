import type { Json } from '../../contracts/json.ts';
import type { Fix } from '../diagnostic.ts';
import type { ScalarNode, SourceNode } from '../source/source-node.ts';

/** What decides whether another value was meant. */
export interface Meant {
  /** Whether the place takes a value. */
  fits(value: Json): boolean;
  /** The scalar as it stands in the text; without it no number is taken for a text. */
  readonly written?: string;
}

/**
 * A fix for a scalar of the wrong type, where only one value can be meant: yes, no, on and off (quoted or not) as booleans,
 * numbers in quotes as numbers, and plain numbers as texts. As a member to spread into a finding; nothing if none fits.
 */
export function literalFix(node: SourceNode, { fits, written }: Meant): { fix?: Fix } {
  const meant = node.kind === 'scalar' ? meantBy(node, written) : undefined;
  if (meant === undefined || !fits(meant)) return {};
  const { range } = node;
  if (typeof meant === 'string') return { fix: { description: 'Quote it as text', range, replacement: `'${meant}'` } };
  return { fix: { description: `Write ${meant}`, range, replacement: String(meant) } };
}

/** A whole number as its decimal text says it, so that nothing is lost in between. */
const WHOLE = /^(0|-?[1-9][0-9]{0,14})$/;

function meantBy({ value }: ScalarNode, written: string | undefined): string | number | boolean | undefined {
  if (typeof value === 'number') return written !== undefined && WHOLE.test(written) ? written : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^(yes|on|y|true)$/i.test(value)) return true;
  if (/^(no|off|n|false)$/i.test(value)) return false;
  return WHOLE.test(value) ? Number(value) : undefined;
}
