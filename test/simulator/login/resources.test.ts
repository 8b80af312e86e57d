import { expect, test } from 'vitest';
import { audiencesOf, resourceOf } from '../../../simulator/login/resources.ts';

test('each audience of each cloud leads to its resource', () => {
  for (const name of ['management', 'graph', 'defenderEndpoint'] as const) {
    expect(audiencesOf(name).map((audience) => resourceOf(audience)?.name)).toEqual(audiencesOf(name).map(() => name));
  }
});

test('an audience that no directory knows is nothing', () => {
  expect(resourceOf('https://graph.example')).toBeUndefined();
});
