import { expect, test } from 'vitest';
import { anEstate } from './estate-support.ts';

test('controls, subscriptions and posts are there, each with an id of its own', () => {
  const estate = anEstate();
  const counts = ['control', 'sku', 'announcement'] as const;
  expect(counts.map((kind) => new Set(estate.list(kind).map(({ id }) => id)).size)).toEqual([12, 3, 24]);
});

test('a major change asks somebody to act, other posts do not', () => {
  const posts = anEstate().list('announcement');
  expect(posts.filter(({ isMajorChange }) => isMajorChange)).toHaveLength(4);
  for (const post of posts) expect(post.actionRequiredBy !== null).toBe(post.isMajorChange);
});
