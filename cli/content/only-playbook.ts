import type { CheckedDocument } from '../../language/check-document.ts';
import { CliProblem } from '../cli-problem.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CheckedFile } from './check-files.ts';

type PlaybookDocument = Extract<CheckedDocument, { kind: 'Playbook' }>;

/** What somebody asked for. */
export interface AskedPlaybook {
  /** It is the path of a file or folder, not a name. */
  readonly isPath: boolean;
  readonly asked: string;
  /** What is to be done with it, as a verb: `explain`. */
  readonly doing: string;
  /** How the program ends where it has errors. @default EXIT.failed */
  readonly brokenExit?: ExitCode;
}

/** A playbook among checked files, and its text. */
export interface FoundPlaybook {
  readonly document: PlaybookDocument;
  readonly text: string;
}

/** The playbook that is meant. @throws {CliProblem} there is none, there are several, or it has errors */
export function onlyPlaybook(files: readonly CheckedFile[], asked: AskedPlaybook): FoundPlaybook {
  const playbooks = files.flatMap(({ document, text }) => (document?.kind === 'Playbook' ? [{ document, text }] : []));
  const meant = playbooks.filter(({ document: { plan } }) => asked.isPath || plan.name === asked.asked);
  const [only] = meant;
  if (only === undefined) throw brokenAmong(files, asked) ?? notFound(asked, playbooks);
  if (meant.length > 1) throw severalFound(asked, meant);
  return only;
}

/** A file with errors that may be what is meant: at a path any, of a name that in its folder. */
function brokenAmong(files: readonly CheckedFile[], wanted: AskedPlaybook): CliProblem | undefined {
  const { isPath, asked, doing, brokenExit = EXIT.failed } = wanted;
  const broken = files.find(
    ({ file, document }) =>
      document === undefined && (isPath || file.split(/[/\\]/).slice(-2).join('/') === `${asked}/playbook.yaml`),
  );
  if (broken === undefined) return undefined;
  const found = broken.diagnostics.find(({ severity }) => severity === 'error')?.summary ?? 'it is no document';
  return new CliProblem(brokenExit, `Cannot ${doing} "${asked}" because it has errors: ${found}`, {
    code: 'playbook-has-errors',
    hint: `See all of them: watchbill check ${broken.file}`,
  });
}

function severalFound({ asked, doing }: AskedPlaybook, meant: readonly FoundPlaybook[]): CliProblem {
  return new CliProblem(
    EXIT.usage,
    `Cannot ${doing} ${meant.length} playbooks at once: "${asked}" holds ${namesOf(meant)}`,
    {
      code: 'several-playbooks',
      hint: 'Name one of them, or its file',
    },
  );
}

function notFound({ asked, isPath }: AskedPlaybook, playbooks: readonly FoundPlaybook[]): CliProblem {
  const message = isPath ? `Cannot find a playbook in "${asked}"` : `Cannot find the playbook "${asked}"`;
  const known = namesOf(playbooks);
  return new CliProblem(EXIT.notFound, message, {
    code: 'no-such-playbook',
    hint: known === '' ? 'Give the path of its file' : `Playbooks are: ${known}`,
  });
}

function namesOf(playbooks: readonly FoundPlaybook[]): string {
  return playbooks.map(({ document }) => document.plan.name).join(', ');
}
