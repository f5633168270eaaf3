/** Pages of what is read, the next one asked for while the last is worked on. */
export async function* readAhead<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  const iterator = items[Symbol.asyncIterator]();
  const nextPage = async (): Promise<Item[]> => {
    const page: Item[] = [];
    while (page.length < size) {
      const { done, value } = await iterator.next();
      if (done) break;
      page.push(value);
    }
    return page;
  };
  let next = nextPage();
  try {
    for (;;) {
      const page = await next;
      if (page.length === 0) return;
      next = nextPage();
      // Whoever works on the page may fail first.
      next.catch(() => undefined);
      yield page;
    }
  } finally {
    await next.catch(() => undefined);
    await iterator.return?.();
  }
}
