import { expect, onTestFinished, test } from 'vitest';
import { DEFENDER_ROUTES } from '../../../simulator/defender-endpoint/defender-routes.ts';
import { defenderService } from '../../../simulator/defender-endpoint/defender-service.ts';
import { INDICATORS_MAX } from '../../../simulator/defender-endpoint/indicators.ts';
import { signAccessToken } from '../../../simulator/login/access-token.ts';
import { openWorld } from '../../../simulator/world.ts';
import { NOW } from '../estate/estate-support.ts';
import { aBench, aFolder, CONTOSO, jsonOf, refusalOf } from '../support.ts';

const BLOCK = {
  indicatorValue: 'parcel-desk.example',
  indicatorType: 'DomainName',
  action: 'Block',
  title: 'Phishing',
  description: 'Wave of today',
};

interface Indicator {
  readonly id: string;
  readonly action: string;
}

test('the same value is updated and not added, and what changes nothing is no effect', async () => {
  const { defender, control } = await aBench();
  const first = await jsonOf<Indicator>(await defender('indicators', { body: BLOCK }));
  await defender('indicators', { body: BLOCK });
  const body = { ...BLOCK, indicatorValue: 'PARCEL-desk.example', action: 'Warn' };
  const second = await jsonOf<Indicator>(await defender('indicators', { body }));
  expect([second.id, second.action]).toEqual([first.id, 'Warn']);
  const { value } = await jsonOf<{ value: Indicator[] }>(await defender("indicators?$filter=action eq 'Warn'"));
  expect(value.map(({ id }) => id)).toEqual([first.id]);
  expect((await control.effects()).map(({ op }) => op)).toEqual(['indicator.set', 'indicator.set']);
});

test('an indicator is deleted once', async () => {
  const { defender, control } = await aBench();
  const { id } = await jsonOf<Indicator>(await defender('indicators', { body: BLOCK }));
  expect((await defender(`indicators/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await defender(`indicators/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await control.effects()).map(({ op }) => op)).toEqual(['indicator.set', 'indicator.delete']);
});

test.each([
  [{ title: '' }, '400 MissingRequiredParameter: title is missing'],
  [{ indicatorType: 'Mutex' }, '400 InvalidInput: indicatorType has a value that is not allowed'],
  [{ indicatorValue: 'no domain' }, '400 InvalidDomainName: indicatorValue does not fit indicatorType'],
  [
    { indicatorType: 'IpAddress', indicatorValue: '10.0.0.0/8' },
    '400 InvalidIpAddress: indicatorValue does not fit indicatorType',
  ],
  [{ action: 'Explode' }, '400 InvalidInput: action has a value that is not allowed'],
  [{ severity: 'Huge' }, '400 InvalidInput: severity has a value that is not allowed'],
  [{ action: 'Audit' }, '400 InvalidInput: generateAlert has a value that is not allowed'],
])('%j is refused', async (change, refusal) => {
  const { defender, control } = await aBench();
  expect(await refusalOf(await defender('indicators', { body: { ...BLOCK, ...change } }))).toBe(refusal);
  expect(await control.effects()).toEqual([]);
});

test('an audit that raises an alert is taken', async () => {
  const { defender } = await aBench();
  const body = { ...BLOCK, action: 'Audit', generateAlert: true, severity: 'Low' };
  expect((await defender('indicators', { body })).status).toBe(200);
});

test('the last indicator that fits is taken, one more is refused, and one that is there is still updated', () => {
  const world = openWorld({ folder: aFolder(), now: () => NOW });
  onTestFinished(() => world.effects.close());
  const template = { type: 'Url', action: 'Block', title: 'a', description: 'a', severity: 'Low' } as const;
  const nulls = { application: null, expiresAt: null, generateAlert: false, recommendedActions: null };
  const times = { createdAt: new Date(NOW).toISOString(), updatedAt: new Date(NOW).toISOString() };
  for (let at = 1; at < INDICATORS_MAX; at++) {
    world.estates
      .of(CONTOSO)
      .put('indicator', { id: String(at), value: `https://a.example/${at}`, ...template, ...nulls, ...times });
  }
  const handler = defenderService(world, DEFENDER_ROUTES);
  const token = signAccessToken({
    entraTenantId: CONTOSO.entraTenantId,
    clientId: CONTOSO.clientId,
    audience: 'https://api.securitycenter.microsoft.com',
    roles: ['Ti.ReadWrite.All'],
    nowMs: NOW,
  });
  const statuses = ['first.example', 'second.example', 'first.example'].map((indicatorValue, at) => {
    const body = JSON.stringify({ ...BLOCK, indicatorValue, title: `Turn ${at}` });
    const headers = { authorization: `Bearer ${token}` };
    const common = { service: 'defender-endpoint', tenant: 'contoso', query: new URLSearchParams() } as const;
    return handler({ ...common, method: 'POST', path: '/api/indicators', headers, body }).status;
  });
  expect(statuses).toEqual([200, 400, 200]);
});
