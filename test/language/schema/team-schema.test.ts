import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { TEAM } from '../documents.ts';

test.each([
  [`${TEAM}channels: { low: [mail], normal: [chat, text], high: [phone] }\n`, []],
  [`${TEAM}channels: { urgent: [phone] }\n`, ['unknown-key: urgent']],
  [`${TEAM}channels: [phone]\n`, ['wrong-type: [phone]']],
])('%#: channels go by the urgency of a message', (text, findings) => expect(findingsOf(text)).toEqual(findings));
