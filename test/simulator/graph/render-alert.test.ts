import { describe, expect, test } from 'vitest';
import { alertFields, renderAlert, renderComment } from '../../../simulator/graph/render-alert.ts';
import { anEstate, at } from '../estate/estate-support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

test('what an alert is filtered by is what it shows', () => {
  const estate = anEstate();
  const alert = at(estate.list('alert'), 0);
  expect(renderAlert(estate, alert)).toMatchObject(alertFields(alert));
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('every alert and comment is valid and has no member of its own', () => {
    const estate = anEstate();
    const alerts = estate.list('alert').map((alert) => renderAlert(estate, alert));
    expect(alerts.flatMap((alert) => problemsOf('security.alert', alert))).toEqual([]);
    const comment = renderComment({ comment: 'Seen', by: 'Watchbill', at: '2026-11-20T12:00:00.000Z' });
    expect(problemsOf('security.alertComment', comment)).toEqual([]);
  });
});
