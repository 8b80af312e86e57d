/** Stands for the calendar of the tenant where a calendar is named. No calendar has this name. */
export const TENANT_CALENDAR = 'tenant';
