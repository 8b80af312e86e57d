import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathSegment } from '../../../connectors/graph/path-segment.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';

test('whatever an identifier holds, it stays one segment below its resource, or is refused', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('.', '..', '../me', 'a?b', 'a#b', '%2e%2e', ''),
  );
  fc.assert(
    fc.property(hostile, (identifier) => {
      let segment: string;
      try {
        segment = pathSegment(identifier);
      } catch (error) {
        return error instanceof UpstreamError && error.kind === 'rejected';
      }
      const url = new URL(`https://graph.example/v1.0/users/${segment}/revoke`);
      return (
        url.pathname === `/v1.0/users/${segment}/revoke` &&
        url.search === '' &&
        decodeURIComponent(segment) === identifier
      );
    }),
    { verbose: true },
  );
});

test.each(['', '.', '..', 'a/b', 'a\\b', 'a\u0000', '\ud800', 'x'.repeat(401)])('%j is refused', (identifier) => {
  expect(() => pathSegment(identifier)).toThrow(/^Cannot address an object/);
});

test.each(['...', 'mia+x@contoso.example', 'guest_x#EXT#@contoso.example', 'AQAAAJ5dZqA=', 'x'.repeat(400)])(
  '%j is an identifier',
  (identifier) => {
    expect(decodeURIComponent(pathSegment(identifier))).toBe(identifier);
  },
);
