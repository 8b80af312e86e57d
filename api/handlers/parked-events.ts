import { appendAudit } from '../../ledger/audit.ts';
import { askForReplay, findParkedEvent, listParkedEvents as list } from '../../ledger/parked-events.ts';
import { ApiError, notFound } from '../api-error.ts';
import type { Handler } from '../call.ts';

/** What was set aside in the tenants that the caller may see. */
export const listParkedEvents: Handler<'listParkedEvents'> = async ({ db }, { tenants }) => ({
  status: 200,
  body: { events: [...(await list(db, tenants))] },
});

/** Asks the worker to hand an event over again. Asking twice is asking once; written to the audit trail before it is asked. */
export const replayEvent: Handler<'replayEvent'> = async ({ db }, { tenants, params, caller }) => {
  const id = Number(params.id);
  const event = await findParkedEvent(db, tenants, id);
  if (event === undefined) throw notFound('event', params.id);
  if (event.state === 'replayed') {
    throw new ApiError(409, 'event-replayed', `Cannot hand over event "${params.id}": that has been done already`);
  }
  if (event.state === 'replay') return { status: 202, body: event };
  await appendAudit(db, event.tenant, {
    kind: 'replay-requested',
    actor: caller.person,
    subject: params.id,
    body: { recordId: event.recordId },
  });
  await askForReplay(db, event.tenant, id);
  return { status: 202, body: { ...event, state: 'replay' } };
};
