import { expect, test } from 'vitest';
import type { ScenarioOrder } from '../../../simulator/control/control-types.ts';
import { playScenario } from '../../../simulator/scenarios/play-scenario.ts';
import { openWorld } from '../../../simulator/world.ts';
import type { World } from '../../../simulator/world.ts';
import { NOW } from '../estate/estate-support.ts';
import { aBench, aFolder, CONTOSO, jsonOf } from '../support.ts';

function aWorld(): World {
  return openWorld({ folder: aFolder(), now: () => NOW });
}

function play(world: World, order: Omit<ScenarioOrder, 'tenant'>): ReturnType<typeof playScenario> {
  return playScenario(world, CONTOSO, { tenant: 'contoso', ...order });
}

test('the same seed plays the same attack, and another seed another', () => {
  const order = { scenario: 'alert-storm', count: 5 } as const;
  const [one, two, other] = [
    play(aWorld(), { ...order, seed: 7 }),
    play(aWorld(), { ...order, seed: 7 }),
    play(aWorld(), { ...order, seed: 8 }),
  ];
  expect(two).toEqual(one);
  expect(other?.alertIds).not.toEqual(one?.alertIds);
});

test('a wave of phishing lies in as many inboxes, a round of everybody under one id, and raises an alert', async () => {
  const { control, graph } = await aBench();
  const { incidentIds, alertIds, made } = await control.play({
    tenant: 'contoso',
    scenario: 'phishing-wave',
    count: 50,
  });
  expect([made, incidentIds, alertIds.length]).toEqual([50, ['1013'], 1]);
  const Query =
    "EmailEvents | where SenderFromDomain == 'invoice-desk.example' | summarize count() by NetworkMessageId";
  const { results } = await jsonOf<{ results: { count_: number }[] }>(
    await graph('security/runHuntingQuery', { body: { Query } }),
  );
  expect(results.map(({ count_ }) => count_)).toEqual([38, 12]);
  expect(await (await graph(`security/alerts_v2/${alertIds[0]}`)).json()).toMatchObject({
    incidentId: '1013',
    serviceSource: 'microsoftDefenderForOffice365',
  });
});

test('a password spray fails but for its last attempt, and the alert names who was hit', () => {
  const world = aWorld();
  const { alertIds, made } = play(world, { scenario: 'password-spray', count: 20 });
  const attempts = world.estates.of(CONTOSO).list('signIn');
  expect([made, attempts.length, attempts.filter(({ isSuccess }) => isSuccess).length]).toEqual([20, 20, 1]);
  const alert = world.estates.of(CONTOSO).find('alert', alertIds[0] ?? '');
  expect(alert?.userIds).toEqual([attempts.at(-1)?.userId]);
});

test('a spray whose last attempt meets a disabled account gets nowhere', () => {
  const world = aWorld();
  const estate = world.estates.of(CONTOSO);
  const first = estate.list('user').find(({ directoryRole }) => directoryRole === '');
  if (first !== undefined) estate.put('user', { ...first, accountEnabled: false });
  play(world, { scenario: 'password-spray', count: 1 });
  expect(estate.list('signIn')).toMatchObject([{ isSuccess: false, errorCode: 50_057 }]);
});

test.each([
  [150, 1],
  [151, 2],
])('a storm of %i alerts fills %i incidents', (count, incidents) => {
  const world = aWorld();
  const { incidentIds, alertIds, made } = play(world, { scenario: 'alert-storm', count });
  expect([incidentIds.length, alertIds.length, made]).toEqual([incidents, count, count]);
  expect(world.estates.of(CONTOSO).list('alert')).toHaveLength(30 + count);
});
