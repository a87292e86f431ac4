/** Does the newest of quickly following wishes, after a rest; what an older one brings is dropped. */
export class Newest {
  #timer = 0;
  #wish = 0;

  /** `act` is told by `isNewest` whether its answer is still wanted. It handles its own errors. */
  ask(restMs: number, act: (isNewest: () => boolean) => Promise<void>): void {
    clearTimeout(this.#timer);
    const wish = ++this.#wish;
    this.#timer = window.setTimeout(() => void act(() => wish === this.#wish), restMs);
  }

  /** Nothing is wanted any more. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#wish++;
  }
}
