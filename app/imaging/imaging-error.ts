/** What can be wrong with a shopper's photo. The same codes are refusals of the product. */
const codes = [
  "photo-empty",
  "photo-type-unsupported",
  "photo-unreadable",
  "photo-too-large",
  "photo-too-many-pixels",
] as const;

export type ImagingErrorCode = (typeof codes)[number];

export function isImagingErrorCode(code: unknown): code is ImagingErrorCode {
  return codes.some((known) => known === code);
}

/** This photo can't be used, today or tomorrow. Anything else that imaging throws is a bug or a machine out of breath. */
export class ImagingError extends Error {
  readonly code: ImagingErrorCode;

  constructor(code: ImagingErrorCode, options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = "ImagingError";
    this.code = code;
  }
}
