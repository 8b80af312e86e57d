import { createInterface } from 'node:readline/promises';
import pc from 'picocolors';
import { printableJson } from './printable.ts';
import { Text } from './text.ts';

const COLORS = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const;

/** Colours for texts; leave them as they are where nobody sees colours. */
export type Paint = { readonly [Color in (typeof COLORS)[number]]: (text: Text) => Text };

/** Where a command speaks to people and programs. Takes no plain strings, so that nothing gets there unchecked. */
export interface Terminal {
  readonly paint: Paint;
  /** Whether somebody sits there who can answer. */
  readonly isInteractive: boolean;
  line(text: Text): void;
  problem(text: Text): void;
  /** What is being done, in one line that the next one takes the place of; an empty one ends it. Only people see it. */
  progress(text: Text): void;
  /** For programs: to standard output. */
  json(value: unknown): void;
  /** For programs: to standard error. */
  problemJson(value: unknown): void;
  table(head: readonly string[], rows: readonly (readonly Text[])[]): Promise<void>;
  ask(question: Text): Promise<string>;
}

/** The streams of a process, as far as they are used. */
export interface Streams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly errors: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** A terminal over the streams of a process. */
export function openTerminal(
  { input, output, errors }: Streams,
  env: Readonly<Record<string, string | undefined>>,
): Terminal {
  const isTerminal = output.isTTY === true;
  const typedAhead: string[] = [];
  const hasColors = isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return {
    paint: paintWith(hasColors),
    isInteractive: isTerminal && input.isTTY === true,
    line: (text) => void output.write(`${text.toString()}\n`),
    problem: (text) => void errors.write(`${text.toString()}\n`),
    progress: (text) => void (errors.isTTY === true && errors.write(`\r${text.toString()}${CLEAR_REST}`)),
    json: (value) => void output.write(`${printableJson(value)}\n`),
    problemJson: (value) => void errors.write(`${printableJson(value)}\n`),
    table: async (head, rows) => void output.write(`${await tableOf(head, rows, hasColors)}\n`),
    ask: (question) => askOn({ input, output, typedAhead }, question),
  };
}

/** Clears the line from the cursor on. */
const CLEAR_REST = '\u001B[K';

function paintWith(hasColors: boolean): Paint {
  const colors = pc.createColors(hasColors);
  const painters = COLORS.map(
    (name) => [name, (text: Text) => Text.ofPrintable(colors[name](text.toString()))] as const,
  );
  // Made of the very list that the type is made of.
  return Object.fromEntries(painters) as Paint;
}

async function tableOf(
  head: readonly string[],
  rows: readonly (readonly Text[])[],
  hasColors: boolean,
): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const table = new Table({
    head: [...head],
    style: { head: hasColors ? ['bold'] : [], border: hasColors ? ['gray'] : [], compact: true },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: ' ',
    },
  });
  for (const row of rows) table.push(row.map(String));
  return table.toString();
}

interface Asked extends Pick<Streams, 'input' | 'output'> {
  /** Lines that came together with an earlier answer: pasted, or typed before they were asked for. */
  readonly typedAhead: string[];
}

async function askOn({ input, output, typedAhead }: Asked, question: Text): Promise<string> {
  const waiting = typedAhead.shift();
  if (waiting !== undefined) {
    output.write(`${question.toString()} ${waiting}\n`);
    return waiting;
  }
  const reader = createInterface({ input, output });
  reader.on('line', (line) => typedAhead.push(line));
  try {
    return await reader.question(`${question.toString()} `);
  } finally {
    reader.close();
  }
}
