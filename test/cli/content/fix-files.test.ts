import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Cli } from '../../../cli/cli.ts';
import { fixFiles } from '../../../cli/content/fix-files.ts';
import { aCase, aContent, aPlaybook, casesOf } from './a-content.ts';

// The two members that are used.
const fix = (content: ReturnType<typeof aContent>, path?: string) => fixFiles({ ...content } as unknown as Cli, path);

const BROKEN = aPlaybook('broken', 'if: "x" in [run.id]\n    stop: { outcome: done }');
const MENDED = BROKEN.replace('"x" in [run.id]', `'"x" in [run.id]'`);
const FILE = 'playbooks/broken/playbook.yaml';
const read = ({ folder }: { folder: string }, file = FILE): string => readFileSync(join(folder, file), 'utf8');

test('what needs no author is fixed in its file, and what is left is found in the file as it is now', () => {
  const content = aContent({ [FILE]: `\uFEFF${BROKEN}  - waiit: 1h\n` });
  const { checked, fixed, notFixed } = fix(content, 'playbooks');
  expect(read(content)).toBe(`${MENDED}  - waiit: 1h\n`);
  expect(fixed).toEqual([{ file: FILE, fixes: 2 }]);
  expect(notFixed).toEqual([]);
  expect(checked.files.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([['unknown-step-kind']]);
});

test('a second time there is nothing to fix, and no file is written', () => {
  const content = aContent({ [FILE]: BROKEN });
  expect(fix(content).fixed).toEqual([{ file: FILE, fixes: 1 }]);
  const { mtimeMs, ino } = statSync(join(content.folder, FILE));
  expect(fix(content)).toMatchObject({ fixed: [], notFixed: [] });
  expect(statSync(join(content.folder, FILE))).toMatchObject({ mtimeMs, ino });
});

test('files beside those that were asked for are left alone', () => {
  const other = 'playbooks/other/playbook.yaml';
  const content = aContent({ [FILE]: BROKEN, [other]: BROKEN });
  expect(fix(content, 'playbooks/broken').fixed).toEqual([{ file: FILE, fixes: 1 }]);
  expect(read(content, other)).toBe(BROKEN);
});

test('lines that end as on Windows still do', () => {
  const content = aContent({ [FILE]: BROKEN.replaceAll('\n', '\r\n') });
  expect(fix(content).fixed).toEqual([{ file: FILE, fixes: 1 }]);
  expect(read(content)).toBe(MENDED.replaceAll('\n', '\r\n'));
});

test('a file whose bytes are no UTF-8 is left alone, and told', () => {
  const content = aContent({ [FILE]: '' });
  const bytes = Buffer.from(BROKEN.replace('A playbook', 'Ein Schl\xFCssel'), 'latin1');
  writeFileSync(join(content.folder, FILE), bytes);
  expect(fix(content)).toMatchObject({
    fixed: [],
    notFixed: [{ file: FILE, because: 'its bytes are not the UTF-8 text that was checked' }],
  });
  expect(readFileSync(join(content.folder, FILE)).equals(bytes)).toBe(true);
});

test('errors that unreadable YAML hid keep no fix from being written', () => {
  const content = aContent({ [FILE]: `\uFEFF${aPlaybook('broken', 'waiit: 1h')}  - stopp: {}\n` });
  const { checked, fixed, notFixed } = fix(content);
  expect([fixed, notFixed]).toEqual([[{ file: FILE, fixes: 1 }], []]);
  expect(checked.files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
    'unknown-step-kind',
    'unknown-step-kind',
  ]);
});

test('a document that can be read again shows what to fix in others', () => {
  const template = `\uFEFFapiVersion: watchbill/v1\nkind: Template\nname: greeting\nsubject: Hello\nbody: Hello\ninputs: { isUrgent: boolean }\n`;
  const notify = 'notify: { to: [{ team: monitoring }], template: greeting, with: { isUrgent: yes } }';
  const content = aContent({
    'demo/templates/greeting.yaml': template,
    [FILE]: aPlaybook('broken', notify),
    ...casesOf('playbooks/broken', 'broken', ['succeeded', 'failed', 'cancelled']),
  });
  const { checked, fixed } = fix(content);
  expect(checked.files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(fixed).toEqual([
    { file: 'demo/templates/greeting.yaml', fixes: 1 },
    { file: FILE, fixes: 1 },
  ]);
});

test('cases are fixed as well', () => {
  const file = 'playbooks/tidy/cases/a.yaml';
  const written = aCase('tidy', 'done').replace('expect: {', 'expect: { exactly: yes, path: [last],');
  const content = aContent({ 'playbooks/tidy/playbook.yaml': aPlaybook('tidy'), [file]: written });
  expect(fix(content).fixed).toEqual([{ file, fixes: 1 }]);
  expect(read(content, file)).toContain('exactly: true');
});
