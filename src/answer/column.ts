const FIRST = 1024;

/** A list of offsets (unsigned, 32 bits each) that grows, four bytes a value. */
export class Column {
  #values = new Uint32Array(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Only ever shorter. */
  set length(length: number) {
    this.#length = Math.min(this.#length, length);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  append(values: Uint32Array): void {
    while (this.#length + values.length > this.#values.length) this.#grow();
    this.#values.set(values, this.#length);
    this.#length += values.length;
  }

  /** Adds the same value so many times. */
  repeat(value: number, times: number): void {
    while (this.#length + times > this.#values.length) this.#grow();
    this.#values.fill(value, this.#length, this.#length + times);
    this.#length += times;
  }

  at(index: number): number | undefined {
    return index >= 0 && index < this.#length ? this.#values[index] : undefined;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Of a column that only grows in value: the first index whose value is not below this one. */
  firstFrom(value: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#values[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // By half, not by two: the last step of a list of millions would hold as much again.
  #grow(): void {
    const grown = new Uint32Array(Math.ceil(this.#values.length * 1.5));
    grown.set(this.#values);
    this.#values = grown;
  }
}
