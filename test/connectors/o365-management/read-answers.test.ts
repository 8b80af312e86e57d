import { describe, expect, test } from 'vitest';
import { readContents, readSubscription, readSubscriptions } from '../../../connectors/o365-management/read-answers.ts';
import type { Json } from '../../../contracts/json.ts';

const answer = (json: Json): Parameters<typeof readSubscriptions>[0] => ({
  status: 200,
  headers: {},
  json,
  bytes: Buffer.alloc(0),
});
const CONTENT = {
  contentType: 'Audit.General',
  contentId: 'c1',
  contentUri: 'https://x.example/c1',
  contentCreated: '2026-05-23T17:35:00.000Z',
};

describe('answers', () => {
  test('tell the status of subscriptions, and say so when they do not', () => {
    expect(readSubscription('Audit.General', answer({ status: 'enabled' }))).toEqual({
      contentType: 'Audit.General',
      status: 'enabled',
    });
    expect(readSubscription('Audit.General', answer([]))).toEqual({ contentType: 'Audit.General', status: 'unknown' });
    expect(
      readSubscriptions(answer([{ contentType: 'A', status: 'disabled' }, { contentType: 'B', webhook: null }, {}, 1])),
    ).toEqual([
      { contentType: 'A', status: 'disabled' },
      { contentType: 'B', status: 'unknown' },
    ]);
  });

  test('of a listing need id, address and time of each content, since leaving one out would lose records', () => {
    expect(readContents('Audit.General', answer([CONTENT]))).toEqual([
      {
        contentType: 'Audit.General',
        contentId: 'c1',
        contentUri: 'https://x.example/c1',
        createdAt: '2026-05-23T17:35:00.000Z',
        expiresAt: null,
      },
    ]);
    for (const member of ['contentId', 'contentUri', 'contentCreated']) {
      expect(() => readContents('A', answer([{ ...CONTENT, [member]: null }]))).toThrow(/one is missing/);
    }
    expect(() => readContents('A', answer([null]))).toThrow(/one is missing/);
    expect(() => readContents('A', answer({}))).toThrow(/not an array/);
  });
});
