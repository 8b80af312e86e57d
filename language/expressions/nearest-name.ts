const NAMES_MAX = 1_000;
const NAME_LENGTH_MAX = 64;

/** The known name that a typing error would most likely have meant, if one is near enough: a third of it may differ. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > NAME_LENGTH_MAX) return undefined;
  let nearest: string | undefined;
  let nearestDistance = Math.ceil(name.length / 3) + 1;
  for (const candidate of [...known].slice(0, NAMES_MAX)) {
    const distance = candidate.length > NAME_LENGTH_MAX ? Infinity : editDistance(name, candidate);
    if (distance < nearestDistance) [nearest, nearestDistance] = [candidate, distance];
  }
  return nearest;
}

/** Letters to add, drop or change; case and underscores count for nothing, as `createdAt` means `created_at`. */
function editDistance(left: string, right: string): number {
  const [from, to] = [fold(left), fold(right)];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = at(row, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, at(row, j) + 1, at(next, j - 1) + 1));
    }
    row = next;
  }
  return at(row, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number; // the caller stays inside the row
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
