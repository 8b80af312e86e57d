import type { Command } from '@commander-js/extra-typings';
import type { VersionView } from '../../api/contract.ts';
import { openClient } from '../api-client.ts';
import type { Cli } from '../cli.ts';
import { type Text, text } from '../output/text.ts';

/** Digits of a hash that people are shown; enough to name it again. */
export const HASH_SHOWN = 12;

/** `watchbill versions [PLAYBOOK]` */
export function addVersions(program: Command, cli: Cli): void {
  program
    .command('versions')
    .description('list the published versions of a playbook, or the current one of each')
    .argument('[playbook]', 'its name')
    .option('--json', 'print JSON for programs')
    .action(async (playbook, { json }) => {
      const { terminal } = cli;
      const client = await openClient(cli);
      const { versions } =
        playbook === undefined
          ? await client.call('listCurrentVersions')
          : await client.call('listVersions', { params: { name: playbook } });
      if (json) return terminal.json({ versions });
      if (versions.length === 0) return terminal.line(text`Nothing is published`);
      const rows = versions.map((one) =>
        playbook === undefined ? [text`${one.playbook}`, ...rowOf(one)] : rowOf(one),
      );
      const head = ['Version', 'Hash', 'Published (UTC)', 'By', 'Check', 'Cases', 'Open runs', ''];
      await terminal.table(playbook === undefined ? ['Playbook', ...head] : head, rows);
    });

  function rowOf(one: VersionView): readonly Text[] {
    const { version, sha256, at, by, isCurrent, sameAs, openRuns } = one;
    return [
      text`${version}`,
      text`${sha256.slice(0, HASH_SHOWN)}`,
      text`${at.slice(0, 19).replace('T', ' ')}`,
      text`${by}`,
      text`${checkWords(one)}`,
      text`${casesWords(one)}`,
      text`${openRuns}`,
      isCurrent ? cli.terminal.paint.green(text`current${sameWords(sameAs)}`) : text`${sameWords(sameAs).trim()}`,
    ];
  }
}

function sameWords(sameAs: number | null): string {
  return sameAs === null ? '' : ` same plan as ${sameAs}`;
}

function checkWords({ warnings }: VersionView): string {
  if (warnings === null) return 'unknown';
  if (warnings.length === 0) return 'clean';
  return warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`;
}

function casesWords({ cases }: VersionView): string {
  if (cases === null) return 'not told';
  const { passed, steps, outcomes } = cases;
  return `${passed} passed, steps ${steps.covered}/${steps.total}, outcomes ${outcomes.covered}/${outcomes.total}`;
}
