// A fixed hash table from terms to running numbers, in typed arrays: a Map of half a million terms would take seconds and 60 MB.

/** Terms numbered from 0 in the order of their first adding. */
export class TermTable {
  #keys: Uint32Array;
  #numbers: Int32Array;
  #mask: number;
  #size = 0;

  /** All terms in the order of their numbers, for a file. */
  get terms(): Uint32Array {
    const terms = new Uint32Array(this.#size);
    this.#numbers.forEach((number, slot) => {
      if (number !== -1) terms[number] = this.#keys[slot] ?? 0;
    });
    return terms;
  }

  /** The table that numbers these terms in their order. */
  static from(terms: Uint32Array): TermTable {
    const table = new TermTable(terms.length);
    for (const term of terms) table.add(term);
    return table;
  }

  /** @param expected - how many distinct terms are expected; the table grows beyond it */
  constructor(expected: number) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.#keys = new Uint32Array(capacity);
    this.#numbers = new Int32Array(capacity).fill(-1);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  #slot(term: number): number {
    let slot = (Math.imul(term, 0x9e3779b1) >>> 0) & this.#mask;
    while (this.#numbers[slot] !== -1 && this.#keys[slot] !== term) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** The number of a term, or -1. */
  find(term: number): number {
    return this.#numbers[this.#slot(term)] ?? -1;
  }

  /** The number of a term, giving it the next one if it is new. */
  add(term: number): number {
    const slot = this.#slot(term);
    const known = this.#numbers[slot] ?? -1;
    if (known !== -1) return known;
    this.#keys[slot] = term;
    this.#numbers[slot] = this.#size;
    const number = this.#size++;
    if (this.#size * 3 > this.#keys.length * 2) this.#grow();
    return number;
  }

  #grow(): void {
    const keys = this.#keys;
    const numbers = this.#numbers;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2).fill(-1);
    this.#mask = this.#keys.length - 1;
    numbers.forEach((number, i) => {
      if (number === -1) return;
      const slot = this.#slot(keys[i] ?? 0);
      this.#keys[slot] = keys[i] ?? 0;
      this.#numbers[slot] = number;
    });
  }
}
