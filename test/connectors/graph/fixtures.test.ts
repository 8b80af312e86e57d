import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../connectors/graph/graph.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';
import { sendJson, startLocalServer } from '../local-server.ts';
import { answerToken, connectGraph } from './small-graph.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/fixtures/graph');
const FIXTURES = existsSync(FOLDER)
  ? readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && file.name.endsWith('.json'))
      .map(({ parentPath, name }) => relative(FOLDER, join(parentPath, name)))
  : [];

/** Every read of the connector, so that each answer comes to the one that it was made for and to all others. */
const READS: Readonly<Record<string, (graph: Graph) => Promise<unknown>>> = {
  'incidents.list': ({ incidents }) => incidents.list({ updatedFrom: 0, order: 'oldest-first' }),
  'incidents.get': ({ incidents }) => incidents.get('42'),
  'alerts.list': ({ alerts }) => alerts.list({ updatedFrom: 0, order: 'newest-first' }),
  'alerts.get': ({ alerts }) => alerts.get('da1_1'),
  'announcements.list': ({ announcements }) => announcements.list(0),
  'grants.listOfUser': ({ grants }) => grants.listOfUser('u1'),
  'hunting.run': ({ hunting }) => hunting.run({ query: 'x', days: 1, take: 10 }),
  'inboxRules.list': ({ inboxRules }) => inboxRules.list('u1'),
  'licences.list': ({ licences }) => licences.list(),
  'managedDevices.listEnrolled': ({ managedDevices }) => managedDevices.listEnrolled(0),
  'scores.list': ({ scores }) => scores.list(90),
  'users.get': ({ users }) => users.get('u1'),
  'users.listMemberships': ({ users }) => users.listMemberships('u1'),
  'scores.listControls': ({ scores }) => scores.listControls(),
};

/** Answers that the named read must understand, and how many objects it finds. */
const UNDERSTOOD: readonly (readonly [file: string, read: string, objects: number])[] = [
  ['security/security-list-incidents.response.json', 'incidents.list', 1],
  ['security/security-list-incidents.expand-alerts.response.json', 'incidents.list', 1],
  ['security/security-list-alerts_v2.response.json', 'alerts.list', 1],
  ['licences/subscribedsku-list.response.json', 'licences.list', 2],
  ['managed-devices/intune-devices-manageddevice-list.response.json', 'managedDevices.listEnrolled', 1],
  ['secure-score/security-list-securescores.response.json', 'scores.list', 1],
  ['secure-score/security-list-securescorecontrolprofiles.response.json', 'scores.listControls', 1],
  ['service-announcement/serviceannouncement-list-messages.response.json', 'announcements.list', 1],
];

/** A Graph that answers everything with one text, without the address of a next page. */
async function answering(text: string, ask: (graph: Graph) => Promise<void>): Promise<void> {
  const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const { '@odata.nextLink': _, ...page } = body;
  const server = await startLocalServer((request, response) => {
    if (!answerToken(request, response)) sendJson(response, 200, page);
  });
  const graph = connectGraph(server.url);
  await ask(graph);
  await graph.close();
  await server.close();
}

describe(`documented answers (${FIXTURES.length} found)`, () => {
  test.each(FIXTURES)('%s is a typed value or a typed error for every read', async (file) => {
    await answering(readFileSync(join(FOLDER, file), 'utf8'), async (graph) => {
      for (const [name, read] of Object.entries(READS)) {
        const outcome: unknown = await read(graph).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome, name).toBeInstanceOf(UpstreamError);
        else expect(typeof outcome, name).toBe('object');
      }
    });
  });

  test.each(UNDERSTOOD.filter(([file]) => FIXTURES.includes(file)))(
    '%s is understood by %s',
    async (file, read, objects) => {
      await answering(readFileSync(join(FOLDER, file), 'utf8'), async (graph) => {
        expect(await READS[read]?.(graph)).toHaveLength(objects);
      });
    },
  );

  test('an empty object is for no read a silent empty success', async () => {
    await answering('{}', async (graph) => {
      for (const [name, read] of Object.entries(READS))
        expect(await read(graph).catch((error: unknown) => error), name).toMatchObject({ kind: 'invalid-answer' });
    });
  });
});
