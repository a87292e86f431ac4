import type { SetUpStep } from "../../../domain/services.ts";

/** Something of a bucket: whether it is as wanted, and how to make it so. */
export interface Part {
  what: SetUpStep["what"];
  detail: string;
  byHand?: boolean;
  isAsWanted: () => Promise<boolean>;
  make: () => Promise<unknown>;
}
