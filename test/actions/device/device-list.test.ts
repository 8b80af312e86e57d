import { expect, test } from 'vitest';
import { deviceList } from '../../../actions/device/device-list.ts';
import { aMachine, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('devices are listed by whether they are onboarded, no more than asked for', async () => {
  const input = { onboarding: 'CanBeOnboarded', limit: 1 };
  const machines = [aMachine({ onboardingStatus: 'CanBeOnboarded' })];
  const { output, requests } = await callWithDefender(deviceList, input, { 'GET /machines': machines });
  expect(requests).toEqual(["GET /api/machines?$filter=onboardingStatus eq 'CanBeOnboarded'&$top=1"]);
  expect(output).toEqual({
    devices: [
      {
        id: MACHINE_ID,
        name: 'pc-0042.contoso.example',
        platform: 'Windows11',
        last_seen: '2026-11-20T17:20:00.123Z',
      },
    ],
  });
});

test('there may be none', async () => {
  const { output } = await callWithDefender(deviceList, { onboarding: 'Unsupported', limit: 200 }, {});
  expect(output).toEqual({ devices: [] });
});
