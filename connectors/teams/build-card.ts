import type { JsonObject } from '../../contracts/json.ts';
import type { CardContent, CardFact } from './card-content.ts';

/** Version of the schema of cards that ours are written in. */
export const CARD_VERSION = '1.5';

const TITLE_MAX = 200;
const COLOURS = { neutral: 'Default', good: 'Good', warning: 'Warning', attention: 'Attention' } as const;
// Control characters and those that turn the direction of text, by which a name could pose as another.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/**
 * An Adaptive Card. It consists of text runs, which know no Markdown: what a mail subject or a file name holds stays text.
 *
 * @see Adaptive Cards schema 1.5 «RichTextBlock», «TextRun», «Action.OpenUrl»
 */
export function buildCard(content: CardContent): JsonObject {
  const title = run(shorten(content.title, TITLE_MAX), {
    weight: 'Bolder',
    size: 'Medium',
    color: COLOURS[content.tone ?? 'neutral'],
  });
  const { link } = content;
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: CARD_VERSION,
    fallbackText: shorten(content.title, TITLE_MAX),
    body: [block([title]), ...(content.facts ?? []).map(factBlock), ...textBlocks(content.text ?? '')],
    ...(link === undefined
      ? {}
      : { actions: [{ type: 'Action.OpenUrl', title: shorten(link.title, TITLE_MAX), url: link.url }] }),
    msteams: { width: 'Full' },
  };
}

/** A text of at most so many characters, without hidden ones; an ellipsis stands for what was cut. */
export function shorten(text: string, charactersMax: number): string {
  const characters = Array.from(visible(text));
  return characters.length <= charactersMax
    ? characters.join('')
    : `${characters.slice(0, charactersMax - 1).join('')}…`;
}

function visible(text: string): string {
  return text.replace(HIDDEN, ' ');
}

function factBlock({ name, value }: CardFact): JsonObject {
  return block([run(`${shorten(name, TITLE_MAX)}: `, { weight: 'Bolder' }), run(visible(value))]);
}

function textBlocks(text: string): readonly JsonObject[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => block([run(visible(line))]));
}

function block(inlines: readonly JsonObject[]): JsonObject {
  return { type: 'RichTextBlock', inlines };
}

function run(text: string, style: JsonObject = {}): JsonObject {
  return { type: 'TextRun', text, ...style };
}
