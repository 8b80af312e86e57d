import type { Estate } from './estate.ts';
import type { PlaybookFigures } from './month-report.ts';
import type { Played } from './month-stage.ts';

/** How each playbook fared; those of which nothing was seen are left out. */
export function playbookFigures(
  { playbooks }: Pick<Estate, 'playbooks'>,
  { runs, slots }: Pick<Played, 'runs' | 'slots'>,
): readonly PlaybookFigures[] {
  return [...playbooks].flatMap(([playbook, { plan }]): PlaybookFigures[] => {
    const ofIt = runs.filter((run) => run.playbook === playbook);
    const without = slots.filter((slot) => slot.playbook === playbook);
    if (ofIt.length + without.length === 0) return [];
    const lasted = ofIt
      .flatMap(({ startedAt, endedAt }) => (endedAt === null ? [] : [endedAt - startedAt]))
      .sort((one, other) => one - other);
    return [
      {
        playbook,
        title: plan.title,
        runs: ofIt.length,
        outcomes: counted(ofIt.map(({ outcome }) => outcome ?? 'open')),
        late: ofIt.filter(({ lateMs }) => lateMs > 0).length,
        missed: without.filter(({ end }) => end === 'missed').length,
        skipped: without.filter(({ end }) => end === 'skipped').length,
        medianMs: lasted[Math.floor((lasted.length - 1) / 2)] ?? null,
        longestMs: lasted.at(-1) ?? null,
      },
    ];
  });
}

/** How often each name comes, by name. */
function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names.toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
