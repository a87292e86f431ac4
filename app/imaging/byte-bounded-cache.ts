/**
 * Keeps what was expensive to make, never more than so many bytes of it; what was used longest ago goes first. Values are
 * shared with everyone who asks, so nobody may change them.
 */
export class ByteBoundedCache<Value> {
  readonly #bytesOf: (value: Value) => number;
  /** In the order they were last used. */
  readonly #kept = new Map<string, { value: Value; bytes: number }>();
  readonly #making = new Map<string, Promise<Value>>();
  #limitBytes: number;
  #keptBytes = 0;

  constructor({ limitBytes, bytesOf }: { limitBytes: number; bytesOf: (value: Value) => number }) {
    this.#limitBytes = limitBytes;
    this.#bytesOf = bytesOf;
  }

  /** What the kept values weigh now. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /**
   * The value of this key, made now if it is not kept. Who asks while it is being made gets the same one. A value above the
   * limit is given and not kept; a failure is told to all who wait and not kept either.
   */
  async recall(key: string, make: () => Promise<Value>): Promise<Value> {
    const found = this.#kept.get(key);
    if (found) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
      return found.value;
    }
    const begun = this.#making.get(key);
    if (begun) return begun;

    const making = make();
    this.#making.set(key, making);
    try {
      const value = await making;
      this.#keep(key, value);
      return value;
    } finally {
      this.#making.delete(key);
    }
  }

  /** Sets the limit, and lets go of what is above it at once. 0 keeps nothing. */
  limitTo(bytes: number): void {
    this.#limitBytes = bytes;
    this.#makeRoomFor(0);
  }

  #keep(key: string, value: Value): void {
    const bytes = this.#bytesOf(value);
    if (bytes > this.#limitBytes) return;
    this.#makeRoomFor(bytes);
    this.#kept.set(key, { value, bytes });
    this.#keptBytes += bytes;
  }

  #makeRoomFor(bytes: number): void {
    for (const [key, oldest] of this.#kept) {
      if (this.#keptBytes + bytes <= this.#limitBytes) return;
      this.#kept.delete(key);
      this.#keptBytes -= oldest.bytes;
    }
  }
}
