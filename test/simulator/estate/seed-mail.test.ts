import { expect, test } from 'vitest';
import { anEstate } from './estate-support.ts';

test('a small wave of phishing lies in twelve inboxes, under one network message id', () => {
  const phishing = anEstate()
    .list('message')
    .filter(({ threatTypes }) => threatTypes.includes('phish'));
  expect(phishing).toHaveLength(12);
  expect(new Set(phishing.map(({ networkMessageId }) => networkMessageId)).size).toBe(1);
  expect(new Set(phishing.map(({ recipient }) => recipient)).size).toBe(12);
  expect(phishing.every(({ url, body }) => url !== '' && body.includes(url))).toBe(true);
});

test('the other mails are clean', () => {
  const clean = anEstate()
    .list('message')
    .filter(({ threatTypes }) => threatTypes.length === 0);
  expect(clean).toHaveLength(40);
  expect(clean.every(({ url }) => url === '')).toBe(true);
});
