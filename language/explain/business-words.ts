import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import type { BusinessHours } from '../plan/business-hours.ts';
import { durationWords } from './duration-words.ts';

/** Time of business hours in words: `8 hours of business time by the calendar "berlin-office"`. */
export function businessWords({ businessMs, calendar }: BusinessHours): string {
  return `${durationWords(businessMs)} of business time by ${calendarWords(calendar)}`;
}

/** A calendar in words. */
export function calendarWords(calendar: string): string {
  return calendar === TENANT_CALENDAR ? "the tenant's calendar" : `the calendar "${calendar}"`;
}
