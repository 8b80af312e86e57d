import { expect, test } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { evidenceFile } from '../../api/evidence-file.ts';

const file = (name: string, bytes: Buffer | string = 'text') =>
  evidenceFile({ name, base64: Buffer.from(bytes).toString('base64') });
const codeOf = (use: () => unknown): string => {
  try {
    use();
  } catch (problem) {
    if (problem instanceof ApiError) return problem.code;
  }
  return 'kept';
};

test.each([
  ['a.txt', 'text/plain'],
  ['mail.eml', 'message/rfc822'],
  ['data.CSV', 'text/csv'],
])('%s is kept as %s', (name, mediaType) => expect(file(name).mediaType).toBe(mediaType));

test('bytes have to begin as the ending promises', () => {
  expect(file('a.png', Buffer.from('89504e470d0a1a0a00', 'hex')).mediaType).toBe('image/png');
  expect(file('a.pdf', '%PDF-1.7').mediaType).toBe('application/pdf');
  expect(codeOf(() => file('a.png', '<svg onload=alert(1)>'))).toBe('evidence-type');
  expect(codeOf(() => file('a.docx', '%PDF-1.7'))).toBe('evidence-type');
  expect(codeOf(() => file('a.txt', Buffer.from([0xff, 0xfe, 0x00])))).toBe('evidence-type');
  expect(codeOf(() => file('a.txt', 'a\u0000b'))).toBe('evidence-type');
  expect(codeOf(() => file('a.txt', ''))).toBe('evidence-type');
  expect(codeOf(() => file('a.exe'))).toBe('evidence-type');
  expect(codeOf(() => file('noending'))).toBe('evidence-type');
});

test('a name is its last part, without anything that a shell, a page or a folder reads otherwise', () => {
  expect(file('../../etc/passwd.txt').name).toBe('passwd.txt');
  expect(file('C:\\temp\\a b.txt').name).toBe('a b.txt');
  expect(file('.hidden.txt').name).toBe('hidden.txt');
  expect(file('a<b>"\u202E;$(x).txt').name).toBe('a_b____$(x).txt'.replace('$', '_'));
  expect(file('Überblick.txt').name).toBe('Überblick.txt');
  expect(file(`${'x'.repeat(200)}.txt`).name).toHaveLength(120);
});
