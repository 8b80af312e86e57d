import type { BusinessLookup } from '../contracts/activities.ts';
import { TENANT_CALENDAR } from '../contracts/calendar.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { CalendarDocument } from '../language/schema/calendar-schema.ts';
import type { Directory } from '../tenants/tenant.ts';
import { addBusinessTime, businessTimeBetween } from './business-time.ts';

/** What a calendar makes of times, or why it can tell nothing. */
export type BusinessAnswer =
  { readonly ok: true; readonly output: JsonObject } | { readonly ok: false; readonly failure: Failure };

/** The calendar that a run means: by its name, or that of its tenant. */
export function calendarOf(
  { calendars, tenants }: Pick<Directory, 'calendars' | 'tenants'>,
  { name, run }: Pick<BusinessLookup, 'name' | 'run'>,
): CalendarDocument | undefined {
  const own = name === TENANT_CALENDAR ? tenants.get(run.tenant)?.calendar : name;
  return own === undefined ? undefined : calendars.get(own);
}

/** Answers a run's question about business time, the same in production and in rehearsals. Pure. */
export function answerLookup(lookup: BusinessLookup, calendar: CalendarDocument | undefined): BusinessAnswer {
  if (calendar === undefined) return notConfigured(whyNoCalendar(lookup));
  const from = Date.parse(lookup.from);
  if (lookup.what === 'business-time')
    return { ok: true, output: { ms: businessTimeBetween(calendar, from, Date.parse(lookup.to)) } };
  const moments: number[] = [];
  for (const ms of lookup.times) {
    const at = addBusinessTime(calendar, from, ms);
    if (at === undefined)
      return notConfigured(
        `Cannot count business hours: calendar "${calendar.name}" does not have so many within ten years. Add to its "businessHours"`,
      );
    moments.push(at);
  }
  return { ok: true, output: { moments } };
}

function whyNoCalendar({ name, run }: BusinessLookup): string {
  return name === TENANT_CALENDAR
    ? `Cannot count business hours: tenant "${run.tenant}" has no calendar. Name one as "calendar" in its document`
    : `Cannot count business hours: there is no calendar "${name}". Add a document of kind Calendar`;
}

function notConfigured(message: string): BusinessAnswer {
  return { ok: false, failure: { code: 'not-configured', message } };
}
