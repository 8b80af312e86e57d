import { expect, test } from 'vitest';
import { connectTemporal } from '../../worker/connect-temporal.ts';
import { withTemporal } from '../workflows/with-temporal.ts';

const temporal = withTemporal();

test('both connections reach the server', async () => {
  const settings = { address: temporal.server.address, namespace: 'default' };
  const connections = await connectTemporal(settings, {}, {});
  expect(connections.client.options.namespace).toBe('default');
  await expect(connections.client.workflowService.getSystemInfo({})).resolves.toBeDefined();
  await connections.close();
});

test('a server that is not there is told', async () => {
  await expect(connectTemporal({ address: '127.0.0.1:1', namespace: 'default' }, {}, {})).rejects.toThrow();
});
