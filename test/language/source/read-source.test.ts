import { describe, expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';

describe('a source', () => {
  test('a key that stands twice is told with the line of the first', () => {
    const text = aPlaybook('- wait: 1h\n  note: x\n  note: y');
    expect(findingsOf(text)).toEqual(['duplicate-key: note']);
    expect(checked(text).diagnostics[0]?.summary).toContain('line 8');
  });

  test('words for booleans of old YAML are refused where a boolean is meant, and only there', () => {
    const text = aPlaybook(
      '- switch: [{ when: "true", steps: [] }]\n  exactlyOne: yes\n  note: yes\n- switch: []\n  exactlyOne: Off',
    );
    expect(findingsOf(text)).toEqual(['yaml-boolean: yes', 'yaml-boolean: Off']);
    expect(checked(text).diagnostics.map(({ fix }) => fix?.replacement)).toEqual(['true', 'false']);
  });

  test('a second document is refused where it begins', () => {
    expect(findingsOf('a: 1\n---\nb: 2\n')).toEqual(['several-documents: ---']);
  });

  test('a directive is refused', () => {
    expect(findingsOf('%YAML 1.1\n---\na: yes\n')).toEqual(['yaml-directive: %YAML 1.1']);
  });

  test('a directive that says what is so anyway can go, any other is left to the author', () => {
    const fixOf = (text: string) => checked(text).diagnostics[0]?.fix;
    expect(fixOf('%YAML 1.2 # new\n---\na: yes\n')).toEqual({
      description: 'Remove the directive',
      range: { start: 0, end: 9 },
      replacement: '',
    });
    expect(['%YAML 1.1\n---\na: yes\n', '%TAG ! !x\n---\na: yes\n'].map(fixOf)).toEqual([undefined, undefined]);
  });

  test.each(['', '# only a comment\n', '---\n'])('an empty document is refused: %j', (text) => {
    expect(findingsOf(text)).toEqual(['empty-document: ']);
  });

  test('an applied fix of an unquoted condition gives a clean playbook', () => {
    const text = aPlaybook('- wait: 1h\n  if: "x" in [tenant.title]');
    const fix = checked(text).diagnostics[0]?.fix;
    const mended = text.slice(0, fix?.range.start) + (fix?.replacement ?? '') + text.slice(fix?.range.end);
    expect(checked(mended).diagnostics).toEqual([]);
  });
});
