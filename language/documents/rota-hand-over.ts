import { textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import { keyRange } from '../schema/locate.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';

/** Layers that name a day for the hand-over of turns that are no weeks. */
export function rotaHandOver(layers: readonly SourceNode[]): readonly Finding[] {
  return layers.flatMap((layer): Finding[] => {
    const handOver = memberOf(layer, 'handOver');
    const isWeekly = textOf(memberOf(layer, 'rotation')) === 'weekly';
    if (isWeekly || handOver === undefined || memberOf(handOver, 'day') === undefined) return [];
    return [
      {
        code: 'rota-hand-over',
        severity: 'error',
        summary: 'Cannot hand over on one day of the week because the rotation is not weekly',
        detail: 'Remove `day`, or write `rotation: weekly`',
        range: keyRange(handOver, 'day'),
      },
    ];
  });
}
