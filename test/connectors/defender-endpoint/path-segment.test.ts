import { expect, test } from 'vitest';
import { pathSegment } from '../../../connectors/defender-endpoint/path-segment.ts';

test.each(['1e5bc9d7e413ddd7902c2932e418702b84d0cc07', 'CVE-2019-0608', 'va-_-contoso-_-node.js', 'a'.repeat(200)])(
  '%s is an id',
  (id) => {
    expect(pathSegment('read it', id)).toBe(id);
  },
);

test.each(['', '.', '..', 'a/b', '../machines', 'a?b', 'a#b', 'a b', "a'b", '%2e%2e', 'a\nb', 'a'.repeat(201)])(
  '%j is none, and nothing is sent',
  (id) => {
    expect(() => pathSegment('read it', id)).toThrow(/^Cannot read it because an id has letters/);
  },
);
