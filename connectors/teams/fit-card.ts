import type { JsonObject } from '../../contracts/json.ts';
import { buildCard, shorten } from './build-card.ts';
import type { CardContent, CardFact } from './card-content.ts';

/** Most bytes of a message. Teams refuses from about 28 KB on, and counts what the flow wraps around it. */
export const MESSAGE_BYTES_MAX = 24_000;

/** A message that fits, and what became of the card. */
export interface FittedMessage {
  readonly message: JsonObject;
  /** Whether something was left out for the size. */
  readonly isShortened: boolean;
}

const MINIMAL_TITLE_MAX = 200;

/** Steps down in size; the last one fits whatever the content. */
const STEPS: readonly ((content: CardContent) => CardContent)[] = [
  (content) => ({ ...content, ...cutTo(content, { text: 4_000, facts: 20, value: 300 }) }),
  (content) => ({ ...content, ...cutTo(content, { text: 500, facts: 5, value: 100 }) }),
  ({ title, link, tone }) => ({
    title: shorten(title, MINIMAL_TITLE_MAX),
    text: 'The card was too large to be shown.',
    ...(link === undefined ? {} : { link }),
    ...(tone === undefined ? {} : { tone }),
  }),
  ({ title }) => ({ title: shorten(title, MINIMAL_TITLE_MAX), text: 'The card was too large to be shown.' }),
];

/** The message of a card, as large as Teams takes it. */
export function fitCard(content: CardContent): FittedMessage {
  let message = messageOf(content);
  let isShortened = false;
  for (const step of STEPS) {
    if (Buffer.byteLength(JSON.stringify(message)) <= MESSAGE_BYTES_MAX) break;
    message = messageOf(step(content));
    isShortened = true;
  }
  return { message, isShortened };
}

function cutTo(
  content: CardContent,
  max: { readonly text: number; readonly facts: number; readonly value: number },
): Partial<CardContent> {
  const facts: readonly CardFact[] = (content.facts ?? []).slice(0, max.facts);
  return {
    ...(content.text === undefined ? {} : { text: cutText(content.text, max.text) }),
    facts: facts.map(({ name, value }) => ({ name, value: shorten(value, max.value) })),
  };
}

/** Unlike a line, a text keeps its line breaks. */
function cutText(text: string, charactersMax: number): string {
  const characters = Array.from(text);
  return characters.length <= charactersMax ? text : `${characters.slice(0, charactersMax).join('')}…`;
}

function messageOf(content: CardContent): JsonObject {
  const attachment = {
    contentType: 'application/vnd.microsoft.card.adaptive',
    contentUrl: null,
    content: buildCard(content),
  };
  return { type: 'message', attachments: [attachment] };
}
