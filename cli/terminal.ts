import { Presets, SingleBar } from "cli-progress";

type Stream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** Where a command speaks: what was asked for goes out, what is only of the moment goes to err. */
export class Terminal {
  readonly out: Stream;
  readonly err: Stream;
  #isBarShown = false;

  constructor(out: Stream, err: Stream) {
    this.out = out;
    this.err = err;
  }

  /** Waits where the reader is slower than we are, so that what is exported is never held in memory. */
  async say(line: string): Promise<void> {
    // The bar's line is given to what is said; the bar draws itself anew below it in a moment.
    if (this.#isBarShown) this.err.write("\r\u001b[K");
    if (!this.out.write(`${line}\n`)) await new Promise<void>((resolve) => this.out.once("drain", resolve));
  }

  async json(value: unknown): Promise<void> {
    await this.say(JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? Number(one) : one)));
  }

  /** Columns as wide as their widest word; those of numbers, by `right`, end together. */
  async table(head: string[], rows: string[][], { right = [] }: { right?: number[] } = {}): Promise<void> {
    const lines = [head, ...rows];
    const widths = head.map((_word, at) => Math.max(...lines.map((line) => (line[at] ?? "").length)));
    for (const line of lines) {
      const words = widths.map((width, at) =>
        right.includes(at) ? (line[at] ?? "").padStart(width) : (line[at] ?? "").padEnd(width),
      );
      await this.say(words.join("  ").trimEnd());
    }
  }

  /** A bar for who watches; nothing where nobody does (a pipe, a log). */
  progress(title: string, total: number): { at(done: number): void; end(): void } {
    if (!this.err.isTTY) return { at() {}, end() {} };
    const format = `${title} {bar} {percentage}% {value}/{total}`;
    const bar = new SingleBar({ format, stream: this.err, clearOnComplete: true }, Presets.shades_classic);
    const most = Math.max(1, total);
    const end = () => {
      bar.stop();
      this.#isBarShown = false;
    };
    bar.start(most, 0);
    this.#isBarShown = true;
    return { at: (done) => bar.update(Math.min(done, most)), end };
  }
}
