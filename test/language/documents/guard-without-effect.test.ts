import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { GUARD_RAILS } from '../documents.ts';

test.each([
  [GUARD_RAILS.replace('perRun: 5, perHour: 10, ', ''), []],
  [
    GUARD_RAILS.replace('users: ["ceo@*"], devices: ["dc-*"], targets: ["*-production"], ', ''),
    ['guard-without-effect: reason'],
  ],
  [
    GUARD_RAILS.replace('users: ["ceo@*"], devices: ["dc-*"], targets: ["*-production"], ', 'users: [], '),
    ['guard-without-effect: users'],
  ],
  [GUARD_RAILS.replace('actions: [mail.purge], impacts: [destructive], ', ''), ['guard-without-effect: approvers']],
  [GUARD_RAILS.replace('actions: [mail.purge], ', ''), []],
])('%#: a guard stops something', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
