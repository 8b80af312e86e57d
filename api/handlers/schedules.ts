import type { Handler } from '../call.ts';

/** Schedules of the tenants that the caller may see. */
export const listSchedules: Handler<'listSchedules'> = async (api, { tenants }) => ({
  status: 200,
  body: { schedules: [...(await api.schedules.list(tenants, api.now()))] },
});
