/** Something said no, by one of the API's codes or our own. `retryable`: the same again may work. */
export class Refusal extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** How long the app asks to wait before the same again. */
  readonly waitMs: number;
  /** What the sentence's {names} stand for. */
  readonly values: Record<string, string | number>;

  constructor(
    code: string,
    options: {
      message?: string;
      retryable?: boolean;
      waitMs?: number;
      values?: Record<string, string | number>;
      cause?: unknown;
    } = {},
  ) {
    super(options.message, { cause: options.cause });
    this.name = "Refusal";
    this.code = code;
    this.values = options.values ?? {};
    this.waitMs = options.waitMs ?? 0;
    this.retryable = options.retryable ?? false;
  }
}

/** Anything thrown, as a refusal: what is not one already is a bug or the world being away, and may be tried again. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal("unavailable", { retryable: true, cause: error });
}

/** The code and sentence of the API's error body; null when it is something else (a proxy's HTML page, nothing). */
export function readRefusalBody(text: string): { code: string; message?: string } | null {
  try {
    const { error } = JSON.parse(text);
    return typeof error?.code === "string" ? { code: error.code, message: error.message } : null;
  } catch {
    return null;
  }
}
