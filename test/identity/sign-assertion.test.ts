import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import type { PersonId, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import {
  ASSERTION_TTL_MS,
  type DecisionStatement,
  type MessageStatement,
  signDecision,
  signMessage,
  verifyDecision,
  verifyMessage,
} from '../../identity/sign-assertion.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const NOW = Date.UTC(2026, 10, 21, 9);

const statement: DecisionStatement = {
  tenant: 'contoso' as TenantId,
  runId: 'r-0123456789ab' as RunId,
  decision: {
    type: 'decision',
    id: 'd-1',
    path: 'per_team[2]/ask' as StepPath,
    approve: true,
    reason: 'seen it',
    person: 'ada' as PersonId,
    targetsSha256: 'a'.repeat(64),
  },
};

const because = async (token: string, over: Partial<DecisionStatement & { now: number }> = {}) => {
  const verified = await verifyDecision(token, publicKey, { ...statement, now: NOW, ...over });
  return verified.ok ? 'ok' : verified.because;
};

test('what the sign-in signed is accepted', async () => {
  expect(await because(await signDecision(statement, privateKey, NOW))).toBe('ok');
});

test('an assertion holds no reason in clear, since it travels through histories', async () => {
  expect(JSON.stringify(decodeJwt(await signDecision(statement, privateKey, NOW)))).not.toContain('seen it');
});

describe('R47: nothing of a signed decision can be exchanged', () => {
  const { decision } = statement;
  const others: readonly (readonly [string, DecisionStatement])[] = [
    ['tenant', { ...statement, tenant: 'fabrikam' as TenantId }],
    ['run', { ...statement, runId: 'r-zzzzzzzzzzzz' as RunId }],
    ['step', { ...statement, decision: { ...decision, path: 'per_team[3]/ask' as StepPath } }],
    ['person', { ...statement, decision: { ...decision, person: 'eve' as PersonId } }],
    ['decision id', { ...statement, decision: { ...decision, id: 'd-2' } }],
    ['approve', { ...statement, decision: { ...decision, approve: false } }],
    ['reason', { ...statement, decision: { ...decision, reason: 'other' } }],
    ['targets', { ...statement, decision: { ...decision, targetsSha256: 'b'.repeat(64) } }],
  ];
  test.each(others)('another %s', async (_what, other) => {
    expect(await because(await signDecision(statement, privateKey, NOW), other)).toBe('other-decision');
  });
});

describe('R47: forged assertions', () => {
  const ourClaims = async () => decodeJwt(await signDecision(statement, privateKey, NOW));

  test('signed with another key', async () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    expect(await because(await signDecision(statement, other, NOW))).toBe('forged');
  });

  test('not signed at all (alg none)', async () => {
    expect(await because(new UnsecuredJWT(await ourClaims()).encode())).toBe('forged');
  });

  test('signed by HMAC with the public key as secret', async () => {
    const secret = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
    const token = await new SignJWT(await ourClaims()).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await because(token)).toBe('forged');
  });

  test.each(['exp', 'iat', 'jti', 'sub', 'iss', 'aud'])('signed without %s', async (claim) => {
    const { [claim]: _left, ...claims } = await ourClaims();
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
    expect(await because(token)).toBe('forged');
  });

  test('for another audience', async () => {
    const token = await new SignJWT({ ...(await ourClaims()), aud: 'console' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(privateKey);
    expect(await because(token)).toBe('forged');
  });

  test.each(['', 'x', 'a.b.c', '\u0000', 'ey'.repeat(5000)])('text that is none: %j', async (token) => {
    expect(await because(token)).toBe('forged');
  });

  test('with one character of the signature changed', async () => {
    const token = await signDecision(statement, privateKey, NOW);
    const at = token.length - 10;
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(await because(`${token.slice(0, at)}${other}${token.slice(at + 1)}`)).toBe('forged');
  });
});

describe('time', () => {
  const at = async (passedMs: number) =>
    await because(await signDecision(statement, privateKey, NOW), { now: NOW + passedMs });

  test('valid to the last second, with five seconds for clocks that differ', async () => {
    expect(await at(ASSERTION_TTL_MS + 4_000)).toBe('ok');
  });

  test('expired afterwards', async () => {
    expect(await at(ASSERTION_TTL_MS + 6_000)).toBe('expired');
  });
});

describe('R47: any other message of a person', () => {
  const said = {
    tenant: 'contoso' as TenantId,
    runId: 'r-0123456789ab' as RunId,
    message: {
      type: 'task' as const,
      id: 'm-1',
      path: 'consent' as StepPath,
      person: 'ada' as PersonId,
      change: {
        kind: 'answer' as const,
        state: 'answered' as const,
        answers: { granted: true },
        evidence: [],
        note: '',
      },
    },
  };
  const verdict = async (token: string, over: Partial<MessageStatement & { now: number }> = {}) => {
    const verified = await verifyMessage(token, publicKey, { ...said, now: NOW, ...over });
    return verified.ok ? 'ok' : verified.because;
  };
  const { message } = said;
  const others: readonly (readonly [string, Partial<MessageStatement>])[] = [
    ['tenant', { tenant: 'fabrikam' as TenantId }],
    ['run', { runId: 'r-zzzzzzzzzzzz' as RunId }],
    ['step', { message: { ...message, path: 'other' as StepPath } }],
    ['person', { message: { ...message, person: 'eve' as PersonId } }],
    ['id', { message: { ...message, id: 'm-2' } }],
    ['answer', { message: { ...message, change: { kind: 'comment', text: 'x' } } }],
  ];

  test('is accepted as it was signed, while it is valid', async () => {
    const token = await signMessage(said, privateKey, NOW);
    expect(await verdict(token)).toBe('ok');
    expect(await verdict(token, { now: NOW + ASSERTION_TTL_MS + 6_000 })).toBe('expired');
  });

  test.each(others)('is not accepted with another %s', async (_what, other) => {
    expect(await verdict(await signMessage(said, privateKey, NOW), other)).toBe('other-decision');
  });

  test('is bound in every type: an acknowledgement is none of another step', async () => {
    const path = 'wake' as StepPath;
    const acknowledged = {
      ...said,
      message: { type: 'acknowledge' as const, id: 'a-1', path, person: 'ada' as PersonId },
    };
    const token = await signMessage(acknowledged, privateKey, NOW);
    expect(await verdict(token, acknowledged)).toBe('ok');
    expect(await verdict(token)).toBe('other-decision');
    const elsewhere = { ...acknowledged.message, path: 'other' as StepPath };
    expect(await verdict(token, { message: elsewhere })).toBe('other-decision');
  });

  test('is valid from now on where no moment is given', async () => {
    expect(await verifyMessage(await signMessage(said, privateKey), publicKey, said)).toEqual({ ok: true });
  });

  test('cannot be signed as a decision, nor the other way round', async () => {
    expect(await verdict(await signDecision(statement, privateKey, NOW))).toBe('forged');
    expect(await because(await signMessage(said, privateKey, NOW))).toBe('forged');
  });
});
