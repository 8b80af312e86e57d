import { expect, test } from 'vitest';
import { checked, findingsOf } from '../a-world.ts';
import { ROTA } from '../documents.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const daily = (hours: string) => `{ ${DAYS.map((day) => `${day}: [${hours}]`).join(', ')} }`;
const layer = (name: string, restrict: string) =>
  `  - { name: ${name}, people: [ada], rotation: daily, handOver: { at: "08:00" }, from: 2026-01-05, restrict: ${restrict} }`;
const withLayers = (...layers: readonly string[]) => ROTA.replace(/layers:[^]*/, `layers:\n${layers.join('\n')}\n`);

test.each([
  ['days and nights', [layer('days', daily('"08:00-20:00"')), layer('nights', daily('"20:00-08:00"'))]],
  ['whole days', [layer('all', daily('"00:00-24:00"'))]],
  [
    'hours that lie over each other',
    [layer('a', daily('"00:00-18:00"')), layer('b', daily('"06:00-24:00", "07:00-08:00"'))],
  ],
])('%s leave no gap', (_, layers) => expect(findingsOf(withLayers(...layers))).toEqual([]));

test('a layer without restriction leaves no gap, whatever the others say', () => {
  expect(findingsOf(ROTA.replace('overrides', `${layer('days', '{}')}\noverrides`))).toEqual([]);
});

test.each([
  ['monday at 00:00', [layer('days', daily('"08:00-20:00"'))]],
  ['monday at 00:00', [layer('none', '{}')]],
  ['monday at 20:00', [layer('days', daily('"08:00-20:00"')), layer('nights', daily('"20:01-08:00"'))]],
  [
    'sunday at 23:59',
    [layer('a', daily('"00:00-24:00"').replace('sunday: ["00:00-24:00"]', 'sunday: ["00:00-23:59"]'))],
  ],
  [
    'wednesday at 12:05',
    [layer('a', daily('"00:00-24:00"').replace('wednesday: ["00:00-24:00"]', 'wednesday: ["00:00-12:05"]'))],
  ],
])('the first gap is told: %s', (moment, layers) => {
  const { diagnostics, document } = checked(withLayers(...layers));
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['rota-gap', 'warning']]);
  expect(diagnostics[0]?.summary).toContain(`on ${moment} because`);
  expect(document?.kind).toBe('Rota');
});

test('a rota that allows gaps is right with them', () => {
  expect(findingsOf(`${withLayers(layer('none', '{}'))}allowGaps: true\n`)).toEqual([]);
  expect(findingsOf(`${withLayers(layer('none', '{}'))}allowGaps: false\n`)).toEqual(['rota-gap: layers']);
});
