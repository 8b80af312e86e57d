import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEffectsLog } from '../../../simulator/state/effects-log.ts';
import type { NewEffect } from '../../../simulator/state/effects-log.ts';
import { aFolder } from '../support.ts';

const EFFECT: NewEffect = { service: 'smtp', tenant: 'contoso', op: 'mail.accept', target: 'a', key: 'k', effect: {} };

test('sequence numbers go on after another opening, even behind a torn line', () => {
  const file = join(aFolder(), 'effects.ndjson');
  const first = openEffectsLog(file, () => 0);
  first.append(EFFECT);
  first.close();
  appendFileSync(file, '{"sequence":2,"at');
  const second = openEffectsLog(file, () => 1_000);
  second.append(EFFECT);
  expect(second.list()).toEqual([
    { sequence: 1, at: '1970-01-01T00:00:00.000Z', ...EFFECT },
    { sequence: 2, at: '1970-01-01T00:00:01.000Z', ...EFFECT },
  ]);
  second.clear();
  second.append(EFFECT);
  expect(second.list()).toHaveLength(1);
  second.close();
});
