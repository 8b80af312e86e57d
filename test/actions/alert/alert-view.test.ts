import { expect, test } from 'vitest';
import { ALERT, viewOfAlert } from '../../../actions/alert/alert-view.ts';
import { readAlert } from '../../../connectors/graph/alerts.ts';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { anAlert } from '../../connectors/graph/small-graph.ts';

test('an alert is shown with exactly the members that its schema names', () => {
  const view = viewOfAlert(readAlert(readEntity('read it', anAlert())));
  expect(Object.keys(view)).toEqual(Object.keys(ALERT));
  expect(view).toMatchObject({ alert_id: 'da1_1', incident_id: '42', updated_at: '2026-11-20T09:00:00.000Z' });
});
