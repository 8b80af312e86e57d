import type { JsonObject } from '../../../contracts/json.ts';
import { flag, personal, text, time, whole } from '../json-schema.ts';
import { anEvent } from './event-shape.ts';

/**
 * JSON Schema of an incident of ServiceNow. The instance's access rules leave columns out of a row, so that little is
 * always there. References are the `sys_id` of what they point at.
 *
 * @see ServiceNow «Table API», tables `incident` and `sn_si_incident`
 */
export const SERVICENOW_INCIDENT: JsonObject = anEvent('An incident of ServiceNow that is new or has changed', {
  incident_id: text('The `sys_id` of the row; the same in all events about it'),
  number: text('As `INC0010001`'),
  table: text('Table that it is kept in, as `incident`'),
  title: text('Short description; empty where it has none'),
  'description?': text('Description'),
  state: text('1 new, 2 in progress, 3 on hold, 6 resolved, 7 closed, 8 cancelled; instances may have others'),
  'hold_reason?': text('1 caller, 3 problem, 4 vendor, 5 change; while it is on hold'),
  'impact?': whole('1 high, 2 medium, 3 low'),
  'urgency?': whole('1 high, 2 medium, 3 low'),
  'priority?': whole('1 to 5; the instance computes it from impact and urgency'),
  'category?': text("Category of the instance's list"),
  'subcategory?': text("Subcategory of the instance's list"),
  'caller?': personal(text('Who reported it')),
  'assigned_to?': personal(text('Who has it')),
  'assignment_group?': text('Group that has it'),
  'configuration_item?': text('What it is about'),
  'correlation_id?': text('Id that whoever opened it gave; of tickets of Watchbill it names tenant and key'),
  'close_code?': text("Code of the instance's list; once it is resolved"),
  'close_notes?': text('How it was resolved'),
  'change_count?': whole('How often the row was changed'),
  'opened_at?': time('When it was opened'),
  updated_at: time('When the row was changed last'),
  'updated_by?': personal(text('Name of the user that changed it last')),
  is_own_change: flag('Whether Watchbill changed it last: a playbook that writes tickets leaves those out'),
  'resolved_at?': time('When it was resolved'),
  'closed_at?': time('When it was closed'),
  deep_link: text('Address of the incident for a browser'),
});
