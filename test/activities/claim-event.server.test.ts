import { expect, test } from 'vitest';
import { claimEvent } from '../../activities/claim-event.ts';
import type { ClaimEffect } from '../../contracts/activities.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const claim = (effect: ClaimEffect) => world.run(claimEvent(world.dependencies), effect);

test('the first run that claims an event has it, also when it asks again; another has not', async () => {
  const mine: ClaimEffect = { ...aHeader(), kind: 'claim', source: 'o365-management', eventId: 'e1' };
  const other: ClaimEffect = { ...aHeader(), kind: 'claim', source: 'o365-management', eventId: 'e1' };
  expect(await claim(mine)).toMatchObject({ output: { claimed: true } });
  expect(await claim(mine)).toMatchObject({ output: { claimed: true } });
  expect(await claim(other)).toMatchObject({ output: { claimed: false } });
});

test('events of a flood are claimed together; each is told by itself', async () => {
  const flood = { kind: 'claim', source: 'o365-management', others: ['f2', 'f3'] } as const;
  const taken: ClaimEffect = { ...aHeader(), kind: 'claim', source: 'o365-management', eventId: 'f2' };
  expect(await claim(taken)).toMatchObject({ output: { claimed: true } });
  expect(await claim({ ...aHeader(), ...flood, eventId: 'f1' })).toMatchObject({
    output: { claimed: true, others: [false, true] },
  });
});
