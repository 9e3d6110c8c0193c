/** Web Storage in memory, with an optional size limit: what a private window or a full disk is like. */
export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  readonly #limit: number;

  constructor(limit = Infinity) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    const others = [...this.#items].reduce(
      (sum, [name, text]) => (name === key ? sum : sum + name.length + text.length),
      0,
    );
    if (others + key.length + value.length > this.#limit) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  clear(): void {
    this.#items.clear();
  }
}
