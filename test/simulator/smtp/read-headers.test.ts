import { expect, test } from 'vitest';
import { readHeaders } from '../../../simulator/smtp/read-headers.ts';

test('folded lines join, names are in lower case, repeated headers keep both', () => {
  const headers = readHeaders('Subject: one\r\n\ttwo\r\nReceived: a\r\nReceived: b\r\n\r\nBody: no header');
  expect(headers).toEqual({ subject: 'one two', received: 'a\nb' });
});

test.each([
  ['=?UTF-8?Q?Gr=C3=BC=C3=9Fe_an?=', 'Grüße an'],
  ['=?utf-8?b?R3LDvMOfZQ==?=', 'Grüße'],
  ['=?iso-8859-1?q?Gr=FC=DFe?=', 'Grüße'],
  ['=?UTF-8?Q?a?= =?UTF-8?Q?b?= c', 'ab c'],
  ['plain =?', 'plain =?'],
])('the word %s reads %s', (encoded, text) => {
  expect(readHeaders(`Subject: ${encoded}`)['subject']).toBe(text);
});
