import type { CardContent, CardFact } from '../../connectors/teams/card-content.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Action } from '../action.ts';

const TONES = ['neutral', 'good', 'warning', 'attention'] as const;

/** Posts a card into a channel of Teams. */
export const chatPost: Action = {
  name: 'chat.post',
  version: 1,
  summary: 'Posts a card into a channel of Microsoft Teams; that the flow has taken it is no proof that anybody saw it',
  input: {
    type: 'object',
    properties: {
      channel: {
        type: 'string',
        minLength: 1,
        maxLength: 63,
        description: 'Name of a channel of the connection `teams`',
      },
      title: { type: 'string', minLength: 1, maxLength: 1_000, description: 'Cut at 200 characters' },
      text: {
        type: 'string',
        maxLength: 20_000,
        description:
          'Shown as it is, line by line: nothing in it becomes markup or a link. Cut if the card gets too large',
      },
      facts: {
        type: 'array',
        maxItems: 20,
        description: 'Lines with a name and a value, above the text',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 200 },
            value: { type: 'string', maxLength: 4_000 },
          },
          required: ['name', 'value'],
          additionalProperties: false,
        },
      },
      link: {
        type: 'object',
        description: 'A button that opens an address',
        properties: {
          title: { type: 'string', minLength: 1, maxLength: 200 },
          url: { type: 'string', pattern: '^https://[^\\s]+$', maxLength: 2_000 },
        },
        required: ['title', 'url'],
        additionalProperties: false,
      },
      tone: { type: 'string', enum: [...TONES], description: 'Colour of the title; `neutral` by default' },
    },
    required: ['channel', 'title'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      accepted: { type: 'boolean', description: 'True: the flow has taken the card' },
      shortened: { type: 'boolean', description: 'Whether something was left out for the size' },
    },
    required: ['accepted', 'shortened'],
    additionalProperties: false,
  },
  example: {
    input: {
      channel: 'soc',
      title: 'Phishing wave at Contoso',
      facts: [{ name: 'Mailboxes', value: '12' }],
      link: { title: 'Open the run', url: 'https://watchbill.example/runs/r-0123456789ab' },
      tone: 'warning',
    },
    output: { accepted: true, shortened: false },
  },
  impact: 'notify',
  quick: false,
  repeat: 'reconciled',
  targets: ['channel'],
  undo: { none: 'a card that people have seen cannot be unseen' },
  needs: { connection: 'teams', permissions: ['flow "When a Teams webhook request is received": its address'] },
  run: async (context, input) => {
    const post = { channel: textOf(input, 'channel') ?? '', content: contentOf(input), repeat: context.maybeSent };
    const { isShortened } = await context.teams().postCard(post, context.signal);
    return { accepted: true, shortened: isShortened };
  },
};

function contentOf(input: JsonObject): CardContent {
  const text = textOf(input, 'text');
  const link = objectOf(input, 'link');
  const tone = TONES.find((name) => name === input['tone']);
  return {
    title: textOf(input, 'title') ?? '',
    facts: factsOf(input),
    ...(text === undefined ? {} : { text }),
    ...(link === undefined ? {} : { link: { title: textOf(link, 'title') ?? '', url: textOf(link, 'url') ?? '' } }),
    ...(tone === undefined ? {} : { tone }),
  };
}

function factsOf(input: JsonObject): readonly CardFact[] {
  const facts = input['facts'];
  if (!Array.isArray(facts)) return [];
  // Compared with the schema before: each is an object of two texts.
  return (facts as readonly JsonObject[]).map((fact) => ({
    name: textOf(fact, 'name') ?? '',
    value: textOf(fact, 'value') ?? '',
  }));
}

function objectOf(input: JsonObject, key: string): JsonObject | undefined {
  const value = input[key];
  // Compared with the schema before: an object, if it is there.
  return value === undefined ? undefined : (value as JsonObject);
}

function textOf(input: JsonObject, key: string): string | undefined {
  const value = input[key];
  return typeof value === 'string' ? value : undefined;
}
