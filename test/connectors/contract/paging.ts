import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { ContractBench } from '../contract.ts';
import type { SeenRequest } from '../local-server.ts';

/** How the pages of a listing look. */
export interface PagingSubject {
  /** Which page is asked for, from 1. */
  pageOf(request: SeenRequest): number;
  /** Sends a page. */
  send(response: ServerResponse, page: SentPage): void;
  /** Address of a page; a connector that counts rows instead of following addresses has none. */
  addressOf?(origin: string, page: number): string;
}

/** One page as it is to be sent. */
export interface SentPage {
  /** Names of its items, as `item-1`. */
  readonly items: readonly string[];
  readonly hasMore: boolean;
  /** Address of the page that follows, where pages have addresses. */
  readonly next?: string;
}

/** What becomes of pages that come twice, empty, in a circle, or lead elsewhere. */
export function pagingContract(bench: ContractBench): void {
  const { paging, endlessPage } = bench.subject;
  if (typeof paging === 'object') return testPages(bench, paging);
  const why = paging ?? 'it declares none';
  test(`NOT PROVED: listings in pages, since ${why}`, () => {
    expect(paging === undefined || endlessPage === undefined).toBe(true);
  });
}

function testPages({ setUp, failing }: ContractBench, paging: PagingSubject): void {
  const { addressOf } = paging;
  type Pages = readonly (readonly string[])[];
  async function listed(
    pages: Pages,
    nextOf?: (origin: string, page: number) => string,
  ): Promise<{ readonly items: Promise<readonly string[]>; readonly asked: () => number }> {
    let asked = 0;
    const { connector } = await setUp((request, response) => {
      asked++;
      const page = paging.pageOf(request);
      const hasMore = page < pages.length;
      const next = (nextOf ?? addressOf)?.(`http://${request.headers.host}`, page + 1);
      const sent = { items: pages[page - 1] ?? [], hasMore };
      paging.send(response, next !== undefined && (hasMore || nextOf !== undefined) ? { ...sent, next } : sent);
    });
    const items = connector.list?.() ?? expect.fail('A connector with pages has a listing');
    return { items, asked: () => asked };
  }

  test('F16: all pages are read, and an empty one before the last is not the end', async () => {
    const { items, asked } = await listed([['item-1', 'item-2'], [], ['item-3']]);
    expect([...(await items)].sort()).toEqual(['item-1', 'item-2', 'item-3']);
    expect(asked()).toBe(3);
  });

  test('F16: a page that comes twice brings its items once', async () => {
    const page = ['item-1', 'item-2'];
    const { items } = await listed([page, page, ['item-2', 'item-3']]);
    expect([...(await items)].sort()).toEqual(['item-1', 'item-2', 'item-3']);
  });

  if (addressOf === undefined) {
    test('NOT PROVED: circles and successors on other hosts, since pages are counted and have no addresses', () => {
      expect(addressOf).toBeUndefined();
    });
    return;
  }

  test('F16: pages that lead in a circle are an invalid answer', async () => {
    const { items, asked } = await listed([['item-1'], ['item-2'], ['item-3']], (origin, page) =>
      addressOf(origin, page > 3 ? 2 : page),
    );
    expect((await failing(items)).kind).toBe('invalid-answer');
    expect(asked()).toBe(3);
  });

  test.each(['https://evil.example', 'http://127.0.0.1:9', 'http://169.254.169.254', 'http://user:pass@127.0.0.1'])(
    'T8: a successor at %s is not asked for, and gets no credential',
    async (origin) => {
      const { items, asked } = await listed([['item-1'], ['item-2']], (_, page) => addressOf(origin, page));
      expect((await failing(items)).kind).toBe('rejected');
      expect(asked()).toBe(1);
    },
  );
}
