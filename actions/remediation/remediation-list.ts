import type { Action } from '../action.ts';
import { textOf, wholeOf } from '../device/device-of.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { limitTo, listing } from '../listing.ts';

// A task that asks for attention alone has no due date; none of them is ever late, and they stand last.
const NEVER_DUE = '9999-12-31T00:00:00.000Z';

/**
 * Lists what was asked of asset owners. The upstream lets nobody create such a task over its API.
 *
 * @see Defender for Endpoint «List all remediation activities»
 */
export const remediationList: Action = {
  name: 'remediation.list',
  version: 1,
  summary: 'Lists the remediation tasks of vulnerability management, the one that is due first in front',
  input: {
    type: 'object',
    properties: {
      status: { type: 'string', enum: ['Active', 'Completed'] },
      limit: limitTo(200, 'Tasks'),
    },
    required: ['status', 'limit'],
    additionalProperties: false,
  },
  output: listing('tasks', {
    id: { type: 'string' },
    title: { type: 'string' },
    component: { type: 'string', description: 'What has to be updated, configured or removed' },
    priority: { type: 'string', enum: ['High', 'Medium', 'Low'] },
    due_on: { type: 'string', format: 'date-time' },
    target_devices: { type: 'integer', description: 'Devices that it is about' },
    fixed_devices: { type: 'integer', description: 'Those of them where it is done' },
  }),
  example: {
    input: { status: 'Active', limit: 100 },
    output: {
      tasks: [
        {
          id: '03942ef5-aecb-4c6e-b555-d6a97013844c',
          title: 'Update Contoso Reader',
          component: 'Contoso Reader',
          priority: 'High',
          due_on: '2026-02-27T00:00:00Z',
          target_devices: 40,
          fixed_devices: 31,
        },
        {
          id: '1c7f2a84-5d3e-4a52-9d39-3f3f0a7f6f20',
          title: 'Turn on tamper protection',
          component: 'Windows 11',
          priority: 'Medium',
          due_on: '2099-03-27T00:00:00Z',
          target_devices: 12,
          fixed_devices: 2,
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['RemediationTasks.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const found = await context.defenderEndpoint().listRemediationTasks(textOf(input, 'status'), context.signal);
    const tasks = found.map((task) => ({
      id: task.id,
      title: task.title,
      component: task.component,
      priority: task.priority,
      due_on: task.dueAt ?? NEVER_DUE,
      target_devices: task.targetDevices,
      fixed_devices: task.fixedDevices,
    }));
    return {
      tasks: tasks.sort((one, other) => (one.due_on < other.due_on ? -1 : 1)).slice(0, wholeOf(input, 'limit')),
    };
  },
};
