import type { Refusal } from "../api/refusal.ts";

export type UploadState =
  | { kind: "preparing" | "offline" | "retrying" | "busy" | "checking" }
  | { kind: "sending"; share: number }
  | { kind: "received"; photoId: string }
  | { kind: "stopped"; refusal: Refusal };

/** How the app comes by a photo. */
export interface PhotoSource {
  readonly state: UploadState;
  /** The photo's id once the app has it and found it good. @throws Refusal when it will not come by itself. */
  received(): Promise<string>;
  /** Goes on where it stopped. */
  retry(): void;
  /** Sends it all again, where there is something to send. */
  restart(): void;
  stop(): void;
}

/** The photo itself is no good: sending it again changes nothing. */
export function isRefused({ state }: PhotoSource): boolean {
  return state.kind === "stopped" && !state.refusal.retryable;
}

/** A photo of an earlier visit to this page: the app has it, and the browser no longer. */
export function receivedPhoto(photoId: string): PhotoSource {
  return {
    state: { kind: "received", photoId },
    received: async () => photoId,
    retry() {},
    restart() {},
    stop() {},
  };
}
