import { expect, test } from 'vitest';
import { commentsAnswer, readComment, readTriage } from '../../../simulator/graph/read-triage.ts';

const STATUSES = ['active', 'resolved'];

test('enums are read in any letter case, and older names as the newer ones', () => {
  const body = {
    status: 'RESOLVED',
    classification: 'TruePositive',
    determination: 'compromisedUser',
    assignedTo: 'a@b',
  };
  expect(readTriage(body, STATUSES)).toEqual({
    triage: {
      status: 'resolved',
      classification: 'truePositive',
      determination: 'compromisedAccount',
      assignedTo: 'a@b',
    },
  });
});

test('null and the empty text clear who it is assigned to; null leaves an enum', () => {
  expect(readTriage({ assignedTo: '' }, STATUSES)).toEqual({ triage: { assignedTo: null } });
  expect(readTriage({ assignedTo: null, status: null }, STATUSES)).toEqual({ triage: { assignedTo: null } });
});

test.each([
  [{ status: 'closed' }, /^Requested value '"closed"' of 'status'/],
  [{ determination: 7 }, /of 'determination' was not found/],
  [{ assignedTo: 7 }, /^Cannot convert the value of 'assignedTo'/],
])('%j is refused', (body, problem) => {
  expect(readTriage(body, STATUSES)).toMatchObject({ problem: expect.stringMatching(problem) });
});

test('a comment is text, and the answer is the whole list', () => {
  expect([readComment({ comment: 'a' }), readComment({ comment: '' }), readComment({})]).toEqual([
    'a',
    undefined,
    undefined,
  ]);
  expect(commentsAnswer('context', [])).toEqual({ '@odata.context': 'context', value: [] });
});
