import { fileURLToPath } from 'node:url';

/** A file of the built program by its path in `dist`: `built('worker/main.js')`. The build is as new as the sources. */
export function built(path: string): string {
  return fileURLToPath(new URL(`../dist/${path}`, import.meta.url));
}
