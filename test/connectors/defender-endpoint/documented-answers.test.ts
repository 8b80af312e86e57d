import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DefenderEndpoint } from '../../../connectors/defender-endpoint/defender-endpoint.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';
import { MACHINE_ID, startSmallDefender } from './small-defender.ts';
import type { Entity, SmallDefender } from './small-defender.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/fixtures/defender-endpoint');
// A checkout alone has no neighbour `shared`; then there is nothing to list.
const documented = existsSync(FOLDER) ? answersBelow(FOLDER) : [];
const ID = '5382f7ea-7557-4ab7-9782-d50480024a4e';

/** An answer in a file, whatever it is to. */
interface Answer {
  readonly file: string;
  readonly body: Entity;
}

const CALLS: readonly (readonly [string, string, (defender: DefenderEndpoint) => Promise<unknown>])[] = [
  ['list machines', 'GET /machines', (defender) => defender.listMachines({})],
  ['read a machine', `GET /machines/${MACHINE_ID}`, (defender) => defender.getMachine(MACHINE_ID)],
  ['list machine actions', 'GET /machineactions', (defender) => defender.listMachineActions({})],
  ['read a machine action', `GET /machineactions/${ID}`, (defender) => defender.getMachineAction(ID)],
  [
    'list vulnerabilities of a device',
    `GET /machines/${MACHINE_ID}/vulnerabilities`,
    (defender) => defender.listMachineVulnerabilities(MACHINE_ID),
  ],
  ['read a vulnerability', 'GET /vulnerabilities/CVE-1', (defender) => defender.getVulnerability('CVE-1')],
  ['list recommendations', 'GET /recommendations', (defender) => defender.listRecommendations()],
  ['list remediation tasks', 'GET /remediationTasks', (defender) => defender.listRemediationTasks('Active')],
  ['read the exposure score', 'GET /exposureScore', (defender) => defender.getExposureScore()],
  [
    'list alerts of a device',
    `GET /machines/${MACHINE_ID}/alerts`,
    (defender) => defender.listMachineAlerts(MACHINE_ID),
  ],
  ['list indicators', 'GET /indicators', (defender) => defender.listIndicators({})],
  ['ask for a package', `GET /machineactions/${ID}/getPackageUri`, (defender) => defender.getPackageAddress(ID)],
];

let small: SmallDefender;
beforeAll(async () => {
  small = await startSmallDefender({});
});
afterAll(() => small.close());

/** What the call of that name makes of an answer. */
async function fed(call: string, body: Entity): Promise<unknown> {
  const [, route = '', ask] = CALLS.find(([name]) => name === call) ?? [];
  small.routes[route] = body;
  return ask?.(small.defender).catch((error: unknown) => error);
}

describe.each(documented.map((answer) => [answer.file, answer] as const))('the documented answer %s', (_, { body }) => {
  test.each(CALLS.map(([name]) => name))(
    'is a value or a typed error to «%s», never an empty success',
    async (call) => {
      const got = await fed(call, body);
      if (got instanceof UpstreamError) return expect(got.kind).toMatch(/^(invalid-answer|not-found)$/);
      expect(got).not.toBeInstanceOf(Error);
      expect(JSON.stringify(got).length).toBeGreaterThan(2);
    },
  );
});

const TYPED: readonly (readonly [string, string, unknown])[] = [
  ['docs/get-machines.response.json', 'list machines', [{ name: 'mymachine1.contoso.com', riskScore: 'Low' }]],
  [
    'docs/get-machine-by-id.response.json',
    'read a machine',
    { lastSeen: '2018-08-02T14:55:03.779Z', group: 'The-A-Team' },
  ],
  ['rapid7/rapid7-test_search_machines.json', 'list machines', [{ id: 'abc123def456' }, { osPlatform: 'Windows10' }]],
  ['docs/get-machineaction-object.response.json', 'read a machine action', { type: 'Isolate', scope: 'Selective' }],
  ['rapid7/rapid7-test_isolate_machine.json', 'read a machine action', { status: 'Pending', machineId: '1234' }],
  [
    'docs/get-recommendation-vulnerabilities.response.json',
    'list vulnerabilities of a device',
    [{ id: 'CVE-2019-13748', cvss: 6.5, hasPublicExploit: false }],
  ],
  [
    'rapid7/rapid7-test_get_machine_vulnerabilities.json',
    'list vulnerabilities of a device',
    [{ severity: 'High', isInExploitKit: false }],
  ],
  ['docs/get-vulnerability-by-id.response.json', 'read a vulnerability', { id: 'CVE-2019-0608', exposedMachines: 4 }],
  [
    'rapid7/rapid7-test_get_security_recommendations.json',
    'list recommendations',
    [{ severity: 7.5, exposedMachines: 5 }],
  ],
  [
    'docs/get-remediation-all-activities.response.json',
    'list remediation tasks',
    [{ fixedDevices: 2866, priority: 'Medium' }],
  ],
  ['docs/get-exposure-score.response.json', 'read the exposure score', { score: 33.491554051195706, group: '' }],
  [
    'docs/get-machineactions-collection.response.json',
    'list machine actions',
    [{ type: 'CollectInvestigationPackage' }, { type: 'RunAntiVirusScan' }, { type: 'StopAndQuarantineFile' }],
  ],
];

describe.each(TYPED.filter(([file]) => documented.some((answer) => answer.file === file)))(
  'the documented answer %s',
  (file, call, value) => {
    test(`is read in full by «${call}»`, async () => {
      const { body = {} } = documented.find((answer) => answer.file === file) ?? {};
      expect(await fed(call, body)).toMatchObject(value as object);
    });
  },
);

function answersBelow(folder: string): readonly Answer[] {
  return ['docs', 'rapid7'].flatMap((name) =>
    readdirSync(join(folder, name)).map((file) => ({
      file: `${name}/${file}`,
      // A fixture is an object; what it lacks is what is tested.
      body: JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as Entity,
    })),
  );
}

test('a test over recorded answers needs them: without them the shapes of the builders are all there is', () => {
  expect(documented.length === 0 || documented.length >= 30).toBe(true);
});
