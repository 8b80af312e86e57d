import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMailStore } from '../../../simulator/smtp/mail-store.ts';
import { aFolder } from '../support.ts';

const MAIL = {
  at: '',
  tenant: '',
  from: '',
  recipients: [],
  messageId: '',
  subject: '',
  headers: {},
  size: 1,
  raw: 'x',
};

test('above two thousand mails the oldest go, numbers go on, and clearing empties the disk', () => {
  const folder = aFolder();
  const store = openMailStore(folder);
  for (let at = 0; at < 2_001; at++) store.put(MAIL);
  expect(store.list()).toHaveLength(2_000);
  expect(store.list()[0]?.id).toBe('mail-2');
  expect(openMailStore(folder).put(MAIL).sequence).toBe(2_002);
  expect(store.find('mail-1')).toBeUndefined();
  store.clear();
  expect(readdirSync(join(folder, 'mails')).length).toBeLessThanOrEqual(1);
});
