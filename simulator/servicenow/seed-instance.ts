import type { TicketOrder, TicketState } from '../control/control-types.ts';
import { ASSIGNMENT_GROUPS } from '../demo/simulated-tenant.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { guidFrom } from '../records/seeded-random.ts';
import type { World } from '../world.ts';
import { isTaskTable } from './dictionary.ts';
import { readField } from './render-row.ts';
import type { KeptRow } from './table-store.ts';
import { planWrite, storeWrite } from './write-row.ts';

const HOUR_MS = 60 * 60 * 1_000;

/** Gives an instance its groups and its users; what is there already stays. */
export function seedInstance(world: World, tenant: SimulatedTenant): void {
  for (const name of ASSIGNMENT_GROUPS) {
    const fields = { name, email: `${name}@${tenant.domain}`, active: 'true' };
    putFixed(world, { tenant: tenant.name, table: 'sys_user_group', fields });
  }
  for (const user of [tenant.servicenow.user, tenant.servicenow.reader.user]) {
    const fields = { name: user, user_name: user, email: `${user}@${tenant.domain}`, active: 'true' };
    putFixed(world, { tenant: tenant.name, table: 'sys_user', fields });
  }
}

/** Puts a ticket there as if somebody had opened it long ago. It is no effect of a client. */
export function seedTicket(world: World, tenant: string, order: TicketOrder): TicketState {
  const at = world.now() - (order.updatedHoursAgo ?? 0) * HOUR_MS;
  const table = order.table ?? 'incident';
  const plan = planWrite(world, { tenant, table, given: order.fields, by: 'simulator', at });
  const opened = world.tables.time(at - (order.updatedHoursAgo === undefined ? 0 : 24 * HOUR_MS));
  const fields = { ...plan.row.fields, opened_at: opened, sys_created_on: opened };
  const row = { ...plan.row, fields, isHidden: order.isHidden ?? false };
  storeWrite(world, { ...plan, row }, 'simulator');
  return ticketState(world, row);
}

/** The tickets of all instances, oldest first. */
export function listTickets(world: World): TicketState[] {
  const tables = ['incident', 'sn_si_incident'].filter(isTaskTable);
  const rows = [...world.tenants.keys()].flatMap((tenant) =>
    tables.flatMap((table) => world.tables.rows(tenant, table)),
  );
  return rows.map((row) => ticketState(world, row));
}

function ticketState(world: World, row: KeptRow): TicketState {
  const journal = world.tables
    .rows(row.tenant, 'sys_journal_field')
    .filter(({ fields }) => fields['element_id'] === row.sysId);
  return {
    tenant: row.tenant,
    table: row.table,
    sysId: row.sysId,
    number: row.fields['number'] ?? '',
    group: readField(world, row, 'assignment_group.name'),
    fields: row.fields,
    notes: journal.map(({ fields }) => ({
      element: fields['element'] ?? '',
      value: fields['value'] ?? '',
      at: fields['sys_created_on'] ?? '',
      by: fields['sys_created_by'] ?? '',
    })),
  };
}

function putFixed(
  world: World,
  { tenant, table, fields }: { tenant: string; table: string; fields: KeptRow['fields'] },
): void {
  const sysId = guidFrom(`${table}:${tenant}:${fields['name']}`).replaceAll('-', '');
  if (world.tables.find({ tenant, table, sysId }) !== undefined) return;
  const time = world.tables.time();
  const stamps = { sys_id: sysId, sys_created_on: time, sys_updated_on: time, sys_mod_count: '0' };
  world.tables.put({ tenant, table, sysId, fields: { ...fields, ...stamps }, isHidden: false });
}
