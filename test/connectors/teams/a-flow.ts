import { onTestFinished } from 'vitest';
import { createTeams } from '../../../connectors/teams/teams.ts';
import type { Teams } from '../../../connectors/teams/teams.ts';
import { startLocalServer } from '../local-server.ts';
import type { Handler, LocalServer } from '../local-server.ts';

/** What the address of a test ends in; nobody may see it. */
export const SIGNATURE = 'the-signature-of-the-flow';

/** A flow that takes cards unless told otherwise, and a connector whose channels it is; both closed at the end of the test. */
export async function aFlow(
  handler: Handler = (_, response) => response.writeHead(202).end(),
): Promise<{ readonly teams: Teams; readonly server: LocalServer; cards(): readonly Record<string, unknown>[] }> {
  const server = await startLocalServer(handler);
  const teams = createTeams({ addressOf: () => flowAddress(server.url) });
  onTestFinished(async () => {
    await teams.close();
    await server.close();
  });
  const cards = (): readonly Record<string, unknown>[] =>
    server.seen.map(({ body }) => {
      const message = JSON.parse(body) as { attachments: [{ content: Record<string, unknown> }] };
      return message.attachments[0].content;
    });
  return { teams, server, cards };
}

/** The address of a flow as Power Automate gives it. */
export function flowAddress(origin: string): string {
  return `${origin}/workflows/0a1b/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sig=${SIGNATURE}`;
}

/** All texts of a card, in order. */
export function textsOf(card: unknown): readonly string[] {
  if (Array.isArray(card)) return card.flatMap(textsOf);
  if (card === null || typeof card !== 'object') return [];
  const own = 'text' in card && typeof card.text === 'string' ? [card.text] : [];
  return [...own, ...Object.values(card).flatMap(textsOf)];
}
