import { createHttpClient } from '../http/http-client.ts';
import type { HttpClient } from '../http/http-client.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { CardContent } from './card-content.ts';
import { fitCard } from './fit-card.ts';
import { readFlowAddress } from './flow-address.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import type { TeamsSettings } from './settings.ts';

/*
 * Cards go into a channel through a flow of Power Automate, which answers 202 as soon as it has taken the message: that
 * it was shown is not known. There is no idempotency and nothing to look at, so a lost answer is `outcome-unknown`, and who
 * posts again says so on the card.
 */

/** A card for a channel. */
export interface CardPost {
  readonly channel: string;
  readonly content: CardContent;
  /** An earlier attempt may have been shown: the card says so. */
  readonly repeat: boolean;
}

/** What came of a post. */
export interface CardReceipt {
  /** Whether something was left out for the size. */
  readonly isShortened: boolean;
}

/** The channels of one tenant. */
export interface Teams {
  /** Hands a card to the flow of a channel; 4 a second go out. Fails with an `UpstreamError`. */
  postCard(post: CardPost, signal?: AbortSignal): Promise<CardReceipt>;
  close(): Promise<void>;
}

/** 4 requests a second. */
const EVERY_MS = 250;
const WAITING_MAX = 20;
const UPSTREAM = 'the flow of Teams';
const REPEATED = 'This card may have been shown before: the answer to the first one was lost.';

/** Connects to the channels of a tenant; reads no address and sends nothing yet. */
export function createTeams(settings: TeamsSettings): Teams {
  const flows = new Map<string, Flow>();
  return {
    postCard: async (post, signal) => postCard(flowOf(settings, flows, post.channel), post, signal),
    close: async () => {
      for (const { client } of flows.values()) await client.close();
    },
  };
}

interface Flow {
  readonly client: HttpClient;
  readonly path: string;
  readonly pace: Pace;
}

function flowOf(settings: TeamsSettings, flows: Map<string, Flow>, channel: string): Flow {
  const known = flows.get(channel);
  if (known !== undefined) return known;
  const { base, path, secrets } = readFlowAddress(channel, settings.addressOf(channel));
  const client = createHttpClient({
    ...settings.http,
    upstream: UPSTREAM,
    api: 'teams',
    base,
    reach: 'public',
    secrets,
  });
  const flow: Flow = { client, path, pace: createPace(UPSTREAM, EVERY_MS, WAITING_MAX) };
  flows.set(channel, flow);
  return flow;
}

async function postCard(flow: Flow, post: CardPost, signal: AbortSignal | undefined): Promise<CardReceipt> {
  const { content } = post;
  const text = post.repeat ? [REPEATED, content.text ?? ''].join('\n') : content.text;
  const { message, isShortened } = fitCard({ ...content, ...(text === undefined ? {} : { text }) });
  await flow.pace.turn(signal);
  const answer = await flow.client.call({
    purpose: `post into channel "${post.channel}"`,
    method: 'POST',
    path: flow.path,
    json: message,
    expect: 'nothing',
    signal,
  });
  if (answer.status !== 202) throw notTaken(post.channel, answer.status);
  return { isShortened };
}

/** Anything else but 202 is no flow that we know, and may have shown the card. */
function notTaken(channel: string, status: number): UpstreamError {
  return new UpstreamError(
    'outcome-unknown',
    `Cannot tell whether channel "${channel}" has the card because ${UPSTREAM} must answer 202: found ${status}. Take the address of a flow that begins with "When a Teams webhook request is received"`,
    { status },
  );
}
