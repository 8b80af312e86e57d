import { afterEach, expect, test } from 'vitest';
import type { IndicatorDraft } from '../../../connectors/defender-endpoint/indicator.ts';
import { anIndicator, refuseWith, startSmallDefender } from './small-defender.ts';
import type { Routes, SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

async function setUp(routes: Routes): Promise<SmallDefender> {
  small = await startSmallDefender(routes);
  return small;
}

const DRAFT: IndicatorDraft = {
  value: 'invoice-portal.example',
  type: 'DomainName',
  action: 'Block',
  title: 'Phishing: invoice',
  description: 'Asks for passwords',
  severity: 'High',
};

test('indicators are listed by value, type and action', async () => {
  const { defender, seen } = await setUp({ 'GET /indicators': [anIndicator()] });
  const query = { value: 'invoice-portal.example', type: 'DomainName', action: 'Block' };
  expect(await defender.listIndicators(query)).toMatchObject([{ id: '995' }]);
  expect(await defender.listIndicators({})).toHaveLength(1);
  expect(seen().map(({ query: asked }) => asked.get('$filter'))).toEqual([
    "indicatorValue eq 'invoice-portal.example' and indicatorType eq 'DomainName' and action eq 'Block'",
    null,
  ]);
});

test('an indicator is set; F14: one whose answer is lost may be set again, so it is not in doubt', async () => {
  const { defender, routes, posted } = await setUp({ 'POST /indicators': anIndicator() });
  expect(await defender.setIndicator(DRAFT)).toMatchObject({ id: '995', action: 'Block' });
  expect(posted()).toMatchObject([{ indicatorValue: 'invoice-portal.example', generateAlert: false }]);
  routes['POST /indicators'] = (_, response) => response.destroy();
  await expect(defender.setIndicator(DRAFT)).rejects.toMatchObject({ kind: 'unavailable' });
});

test('an indicator is removed; one that is not there any more is no error, any other refusal is one', async () => {
  const { defender, routes } = await setUp({
    'DELETE /indicators/995': (_, response) => response.writeHead(204).end(),
  });
  expect(await defender.removeIndicator('995')).toBe(true);
  expect(await defender.removeIndicator('996')).toBe(false);
  routes['DELETE /indicators/997'] = refuseWith(404, '');
  await expect(defender.removeIndicator('997')).rejects.toMatchObject({ kind: 'not-found' });
  routes['DELETE /indicators/998'] = refuseWith(403, 'Forbidden');
  await expect(defender.removeIndicator('998')).rejects.toMatchObject({ kind: 'forbidden' });
});
