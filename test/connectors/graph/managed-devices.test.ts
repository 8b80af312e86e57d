import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

test('devices that were enrolled since a moment come newest first; only «compliant» is compliant', async () => {
  const device = (id: string, day: number, complianceState: string): Readonly<Record<string, string>> => ({
    id,
    deviceName: `pc-${id}`,
    operatingSystem: 'Windows',
    enrolledDateTime: `2026-11-0${day}T00:00:00Z`,
    complianceState,
  });
  small = await startSmallGraph({
    'GET /deviceManagement/managedDevices': {
      value: [device('1', 1, 'compliant'), device('2', 2, 'inGracePeriod'), device('3', 3, 'Compliant')],
    },
  });
  const found = await small.graph.managedDevices.listEnrolled(Date.parse('2026-11-02T00:00:00Z'));
  expect(found.map(({ id, isCompliant }) => [id, isCompliant])).toEqual([
    ['3', true],
    ['2', false],
  ]);
});
