import { expect, test } from 'vitest';
import { aBench, aFolder } from '../support.ts';

test('a customer has granted everything until the control API says otherwise, and what is not named stays', async () => {
  const { control } = await aBench();
  expect(await control.grants({ tenant: 'contoso' })).toEqual([
    { tenant: 'contoso', consent: 'granted', withoutRoles: [], withoutLicences: [] },
  ]);
  await control.setGrants({ tenant: 'contoso', withoutRoles: ['Machine.Isolate'] });
  expect(await control.setGrants({ tenant: 'contoso', consent: 'withdrawn' })).toEqual({
    tenant: 'contoso',
    consent: 'withdrawn',
    withoutRoles: ['Machine.Isolate'],
    withoutLicences: [],
  });
  expect((await control.grants()).map(({ consent }) => consent)).toEqual(['withdrawn', 'granted', 'granted']);
});

test('grants survive a restart', async () => {
  const folder = aFolder();
  const first = await aBench({ folder });
  await first.control.setGrants({ tenant: 'contoso', withoutLicences: ['entraP2'] });
  await first.simulator.stop();
  const second = await aBench({ folder });
  expect(await second.control.grants({ tenant: 'contoso' })).toMatchObject([{ withoutLicences: ['entraP2'] }]);
});
