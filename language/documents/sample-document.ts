import { EVENT_TYPES } from '../../contracts/event.ts';
import { checkedMember, textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import { SampleSchema } from '../schema/sample-schema.ts';
import type { SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { sampleField } from './sample-field.ts';

/** A sample is an event of a type that exists, with fields of that type. */
export const sampleDocument: DocumentCheck = (source) =>
  checkShape(SampleSchema, source, (body) => ({
    findings: checkEvent(checkedMember(source.root, 'event')),
    document: { kind: 'Sample', body },
  }));

function checkEvent(event: SourceNode): readonly Finding[] {
  const node = checkedMember(event, 'type');
  const written = textOf(node);
  const type = EVENT_TYPES.find((one) => one === written);
  return type === undefined ? unknownType(node, written) : sampleField(event, type);
}

function unknownType(node: SourceNode, type: string): readonly Finding[] {
  return [
    {
      code: 'unknown-event-type',
      severity: 'error',
      summary: `Cannot use the sample because its event has the type "${type}": there is none`,
      detail: `Correct the type. Possible are ${EVENT_TYPES.map((one) => `"${one}"`).join(', ')}`,
      range: node.range,
      ...didYouMean(type, EVENT_TYPES),
    },
  ];
}
