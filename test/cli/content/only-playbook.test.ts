import { expect, test } from 'vitest';
import { onlyPlaybook } from '../../../cli/content/only-playbook.ts';
import type { CheckedFile } from '../../../cli/content/check-files.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { aPlaybook } from './a-content.ts';

function checked(name: string, step?: string): CheckedFile {
  const text = aPlaybook(name, step);
  const file = `playbooks/${name}/playbook.yaml`;
  return { file, text, ...checkDocument(text, file, { actions: new Map() }) };
}

const FILES = [checked('tidy'), checked('other'), checked('broken', 'stopp: {}')];

test('the playbook that is meant is found with its text', () => {
  const { document, text } = onlyPlaybook(FILES, { isPath: false, asked: 'tidy', doing: 'explain' });
  expect(document.plan.name).toBe('tidy');
  expect(text).toBe(FILES[0]?.text);
});

test.each([
  [{ isPath: false, asked: 'broken' }, 1, 'Cannot publish "broken" because it has errors: '],
  [{ isPath: false, asked: 'broken', brokenExit: 2 as const }, 2, 'Cannot publish "broken" because it has errors: '],
  [{ isPath: true, asked: 'playbooks' }, 2, 'Cannot publish 2 playbooks at once: "playbooks" holds tidy, other'],
  [{ isPath: false, asked: 'tydi' }, 4, 'Cannot find the playbook "tydi"'],
])('%j ends with %i', (asked, exitCode, message) => {
  expect(() => onlyPlaybook(FILES, { ...asked, doing: 'publish' })).toThrow(
    expect.objectContaining({ exitCode, message: expect.stringContaining(message) as string }) as Error,
  );
});
