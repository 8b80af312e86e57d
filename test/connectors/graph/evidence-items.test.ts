import { expect, test } from 'vitest';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { evidenceItems, evidenceType } from '../../../connectors/graph/evidence-items.ts';
import { anAlert } from './small-graph.ts';

const url = (at: string) => ({ '@odata.type': '#microsoft.graph.security.urlEvidence', url: at });
const ip = { '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '192.0.2.1' };
const alert = (...evidence: Readonly<Record<string, string>>[]) => readEntity('test', anAlert({ evidence }));

test('evidence of some alerts is found by its types, what is read alike stands once, all else is counted', () => {
  const { of, countOthers } = evidenceItems([alert(url('a'), ip), alert(url('a'), url('b'))]);
  expect(of((one) => one.text('url'), 'urlEvidence')).toEqual(['a', 'b']);
  expect(of((one) => evidenceType(one), 'urlEvidence', 'ipEvidence')).toEqual(['urlEvidence', 'ipEvidence']);
  expect(countOthers(new Set(['urlEvidence']))).toBe(1);
});

test('evidence that says no type is of none', () => {
  expect(evidenceType(readEntity('test', {}))).toBe('');
});
