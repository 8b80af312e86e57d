/** What a card says. Every text is shown as it is: nothing in it becomes markup, a link or a mention. */
export interface CardContent {
  /** Cut at 200 characters. */
  readonly title: string;
  /** Lines are kept. */
  readonly text?: string;
  readonly facts?: readonly CardFact[];
  /** A button that opens an address; the only way back to us, since cards of a flow cannot answer. */
  readonly link?: { readonly title: string; readonly url: string };
  /** Colour of the title. @default neutral */
  readonly tone?: 'neutral' | 'good' | 'warning' | 'attention';
}

/** A line with a name and a value. */
export interface CardFact {
  readonly name: string;
  readonly value: string;
}
