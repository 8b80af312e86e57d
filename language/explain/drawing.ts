import { mermaidLabel } from './mermaid-label.ts';

/** A way out of a node that leads to whatever comes next. */
export interface Way {
  readonly from: string;
  readonly label?: string;
  /** Taken when something went wrong, or after the end. */
  readonly isDotted?: true;
}

const SHAPES = {
  box: ['[', ']'],
  terminal: ['([', '])'],
  choice: ['{', '}'],
  question: ['{{', '}}'],
  fork: ['[/', '\\]'],
  turns: ['[[', ']]'],
  failure: ['>', ']'],
} as const;

/** How a node looks. */
export type Shape = keyof typeof SHAPES;

/** A flowchart that is being drawn. Nodes stand where they belong; all edges follow, since naming a node would move it. */
export class Drawing {
  readonly #nodes: string[] = [];
  readonly #edges: string[] = [];
  readonly #ends = new Map<string, string>();
  #count = 0;
  #indent = '  ';

  /** Name of the node that is drawn next. */
  get next(): string {
    return `n${this.#count + 1}`;
  }

  /** Draws a node that these ways lead to. */
  node(shape: Shape, label: string, ways: readonly Way[]): string {
    const id = this.next;
    this.#count += 1;
    const [open, close] = SHAPES[shape];
    this.#nodes.push(`${this.#indent}${id}${open}${mermaidLabel(label)}${close}`);
    this.connect(ways, id);
    return id;
  }

  connect(ways: readonly Way[], to: string): void {
    for (const { from, label, isDotted } of ways) {
      const arrow = isDotted ? '-.->' : '-->';
      this.#edges.push(`  ${from} ${arrow}${label === undefined ? '' : `|${mermaidLabel(label)}|`} ${to}`);
    }
  }

  /** Draws what is inside a frame with a title. */
  framed<Result>(title: string, inside: () => Result): Result {
    this.#count += 1;
    this.#nodes.push(`${this.#indent}subgraph g${this.#count}[${mermaidLabel(title)}]`);
    const outer = this.#indent;
    this.#indent += '  ';
    const result = inside();
    this.#indent = outer;
    this.#nodes.push(`${outer}end`);
    return result;
  }

  /** Leads ways to the end of the run with an outcome. */
  end(outcome: string, ways: readonly Way[]): void {
    const id = this.#ends.get(outcome) ?? `end${this.#ends.size + 1}`;
    this.#ends.set(outcome, id);
    this.connect(ways, id);
  }

  /** Ways out of every end so far, for what is done after it. */
  afterEnds(): readonly Way[] {
    return [...this.#ends.values()].map((from) => ({ from, isDotted: true }));
  }

  /** The end of an outcome as a way to what is done after it. */
  afterEnd(outcome: string): readonly Way[] {
    this.end(outcome, []);
    return [{ from: String(this.#ends.get(outcome)), isDotted: true }];
  }

  toString(): string {
    const ends = [...this.#ends].map(([outcome, id]) => `  ${id}([${mermaidLabel(`Ends as ${outcome}`)}])`);
    return ['flowchart TD', ...this.#nodes, ...ends, ...this.#edges].join('\n');
  }
}
