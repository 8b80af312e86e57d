import { expect, test } from 'vitest';
import { DEFENDER_ENDPOINT, GRAPH_ANNOUNCEMENTS, GRAPH_HUNTING, GRAPH_SECURITY } from '../../actions/api-limits.ts';
import { CATALOGUE } from '../../actions/catalogue.ts';

test('what signatures tell is what connectors keep to', () => {
  expect(GRAPH_SECURITY).toMatchObject({ api: 'graph-security', perMinute: 150 });
  expect(GRAPH_SECURITY).not.toHaveProperty('perHour');
  expect(GRAPH_HUNTING).toMatchObject({ api: 'graph-hunting', perMinute: 45 });
  expect(GRAPH_ANNOUNCEMENTS).toMatchObject({ perMinute: 240, perHour: 800 });
  expect(DEFENDER_ENDPOINT).toMatchObject({ perMinute: 100, perHour: 1_500 });
});

test('every action over Defender for Endpoint tells its limit', () => {
  const over = CATALOGUE.filter(({ needs }) => needs.connection === 'defender-endpoint');
  expect(over.filter(({ limits }) => limits?.api !== 'defender-endpoint').map(({ name }) => name)).toEqual([]);
});
