interface Waiting {
  readonly size: number;
  readonly go: () => void;
}

/** A bounded number of places, given in the order in which they are asked for; who is large takes several. */
export class Places {
  private free: number;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly all: number) {
    this.free = all;
  }

  /** Resolves with how to give the places back, once. */
  async take(asked = 1): Promise<() => void> {
    const size = Math.min(asked, this.all);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.waiting.push({ size, go: resolve });
    this.admit();
    await promise;
    return () => {
      this.free += size;
      this.admit();
    };
  }

  private admit(): void {
    for (let next = this.waiting[0]; next && next.size <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.free -= next.size;
      next.go();
    }
  }
}
