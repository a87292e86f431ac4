import type { PrismaClient } from "@prisma/client";
import type { Matte } from "../imaging/cutout/matte-model.ts";
import type { Operations } from "../imaging/operations.ts";
import type { Billing } from "./credits/billing.ts";
import type { Job } from "./job.ts";

/** All that domain code may reach outside itself. Made once per process by `services.server.ts`; tests make their own. */
export interface Services {
  db: PrismaClient;
  storage: ObjectStorage;
  bell: Bell;
  clock: Clock;
  log: Log;
  admin: ShopAdmin;
  links: Links;
  keys: Keys;
  starters: StarterArtworks;
  parts: UploadParts;
  limits: Limits;
  billing: Billing;
  rates: Rates;
  /** Null: the operator has none, and photos are not scanned. */
  scanner: Scanner | null;
  imaging: Imaging;
  cutouts: Cutouts;
  /** Null: the operator has none, and merchants are told in their admin alone. */
  mailer: Mailer | null;
}

/**
 * Decodes and draws. The product does so in processes of their own (`imaging.server.ts`), with limits of time and memory; what
 * breaks them says so as an Error, and at an examination as ImagingError "photo-unreadable".
 */
export type Imaging = Operations;

/** What `checkArtworkFile` says of a file that took its checker along. */
export const takesTooLong = "takes too long or too much memory to open";

/** Finds what of a photo is in front. */
export interface Cutouts {
  /** The model that is asked first: what it found before need not be asked again. */
  model(): string;
  /** Of an upright photo's proportions. Throws ImagingError for a photo that can't be read. */
  make(photo: Uint8Array): Promise<Matte>;
}

/** Sends mails in plain text. Throws DomainError "mail-unavailable" (retryable) when it can't be sent now. */
export interface Mailer {
  send(mail: { to: string[]; subject: string; text: string }): Promise<void>;
}

/** Looks for malware. */
export interface Scanner {
  /** Never says clean without having been told so. Throws DomainError "scanner-unavailable" (retryable) when it can't be asked. */
  scan(bytes: Uint8Array): Promise<{ kind: "clean" } | { kind: "found"; signature: string }>;
}

/** What one caller may do at one place; `name` is the place, counted apart from others. */
export interface Allowance {
  name: string;
  perSecond: number;
  perMinute: number;
}

/** Counts what callers do. Never throws: where there is nothing to count with together, each process counts alone. */
export interface Rates {
  /** Counts one more under each key, a second's and a minute's. Null when all are within; otherwise how long to wait. */
  take(keys: string[], allowance: Allowance): Promise<{ waitSeconds: number } | null>;
}

/** The most there may be of something: in all for a shop, in a day for a shopper's session and a client. */
export interface Quota {
  files: number;
  bytes: number;
}

/** Sizes and times the operator sets. */
export interface Limits {
  photoMaxBytes: number;
  quotas: { shop: Quota; session: Quota; client: Quota };
  /** How long a claim on a row lasts without a sign of life from its worker. */
  leaseMs: number;
}

/** What has come of photos still on their way. */
export interface UploadParts {
  /**
   * All bytes of a finished upload, whose photo is yet to be examined.
   * Throws StorageError "missing" when not all of them have come, or they were dropped meanwhile.
   */
  read(photoId: string): Promise<Uint8Array>;
  /** Ends the upload and deletes what came of it; a request that still sends adds nothing. May be repeated. */
  drop(photoId: string): Promise<void>;
  /** Drops uploads that nobody finished within their day, and returns how many; looks once more after those that were dropped. */
  dropOld(): Promise<number>;
}

/** An artwork as a designer hands it over: its parsed `artwork.json` and the files that names. */
export interface ArtworkBundle {
  document: unknown;
  files: Map<string, Uint8Array>;
}

/** The artworks every shop starts with. */
export interface StarterArtworks {
  list(): Promise<ArtworkBundle[]>;
}

/** The time. Tests and the demo may move it; signatures of others (Shopify's, ours on the wire) are checked against it too. */
export interface Clock {
  now(): Date;
}

/** Structured log: an event name and plain values. Never pass tokens, signed links, addresses or whole payloads. */
export interface Log {
  info(event: string, data?: Record<string, unknown>): void;
  warn(event: string, data?: Record<string, unknown>): void;
  error(event: string, data?: Record<string, unknown>): void;
}

/**
 * Rings for a job. The row is the truth, so a bell that can't be heard loses nothing: the sweep rings again.
 * Never throws and never waits more than a second; a failure is logged as `bell-unheard`.
 */
export interface Bell {
  /** Whether it can be heard now. Never throws. */
  isHeard(): Promise<boolean>;
  ring<Payload>(job: Job<Payload>, payload: Payload, options?: { delayMs?: number }): Promise<void>;
}

/** An object as storage knows it. Sizes in bytes. */
export interface StoredObject {
  key: string;
  bytes: number;
}

/** `storedAt`: when it was written under its key; absent where the storage does not say, and then it counts as just now. */
export interface ListedObject extends StoredObject {
  storedAt?: Date | undefined;
}

/** Bytes of an object, `start` and `end` both included (as in HTTP). An `end` past the object's own means its own. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * A request by which a client sends an object's bytes straight to the storage. It may be made again as long as it holds, also after
 * what it brought was moved, and at some providers that is two hours whatever was asked for. So who takes what arrived first moves it
 * to a key that was never signed, and only then looks at its size and bytes, as `photos/promote-upload.ts` does.
 */
export interface SignedUpload {
  method: "PUT";
  url: string;
  /** To be sent exactly so. */
  headers: Record<string, string>;
  /** What the storage itself holds the client to; all else must be checked on what arrived, before it is moved anywhere. */
  holds: { bytes: boolean; contentType: boolean };
}

/**
 * Where pictures are kept. Keys are ASCII paths without `..`; the first part is the tier (or `artworks`, `incoming`).
 *
 * Every method may be repeated after a crash. Errors: `StorageError` with `kind` "missing" (no such key), "conflict",
 * "key-invalid", "range-invalid", "refused" (our credentials; a person must look) or "unavailable" (try again later).
 */
export interface ObjectStorage {
  /** Keeps `body` under `key`, replacing what was there; readers see the old or the new object, never half of one. */
  put(
    key: string,
    body: Uint8Array | AsyncIterable<Uint8Array>,
    options: { contentType: string },
  ): Promise<StoredObject>;
  /** Throws "range-invalid" for a range that begins past the object's end. */
  read(key: string, range?: ByteRange): Promise<Uint8Array>;
  /** `bytes`: of what is streamed, so of the range where one is given. A stream that is cut short ends in an error. */
  stream(key: string, range?: ByteRange): Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>;
  /** Null when there is no such key. */
  head(key: string): Promise<StoredObject | null>;
  copy(from: string, to: string): Promise<void>;
  /** Afterwards the object is at `to` and not at `from`. One that is at `to` already and no longer at `from` was moved before. */
  move(from: string, to: string): Promise<void>;
  /**
   * Any number of keys, for good (older versions too, where the storage keeps such). Deleting what is not there is not an
   * error. When some can't be deleted, the others are, and the error names the first that could not.
   */
  delete(keys: string[]): Promise<void>;
  /** Whatever begins with `prefix` and a slash, in pages as the storage likes, in no promised order. */
  list(prefix: string): AsyncIterable<ListedObject>;
  /** A link to the storage itself by which anyone reads the object until it expires; null where there is none to give (a disk). */
  signRead(
    key: string,
    options: { contentType: string; expiresInSeconds: number; download?: string },
  ): Promise<string | null>;
  /** Lets a client send these bytes itself, to a key of `incoming/`; null where the storage can't be sent to (a disk). */
  signUpload(
    key: string,
    options: { contentType: string; bytes: number; expiresInSeconds: number },
  ): Promise<SignedUpload | null>;
  /**
   * Brings the storage itself in line with the rules; without `execute` it only tells what it would do. What is not ours there
   * is left as it is. Absent where there is nothing to set up (a disk).
   */
  setUp?(rules: StorageRules, options: { execute: boolean }): Promise<SetUpStep[]>;
}

/** What a storage is to see to itself, whatever becomes of us. */
export interface StorageRules {
  /** The prefixes of all there is; days, counted from when an object was written under its key, after which it goes. */
  prefixes: { prefix: string; expireAfterDays: number | null }[];
  /** Days after which older versions and the parts of uploads that nobody finished go. */
  leftoverDays: number;
  /** Whose pages may send to it and read from it, by links we signed. */
  origins: string[];
}

/** One thing of a storage that is as wanted, is to be done, was done just now, or can be done only by its owner's hands. */
export interface SetUpStep {
  what: "bucket" | "lifecycle" | "cors" | "public-access" | "privacy";
  state: "as-wanted" | "to-do" | "done" | "by-hand";
  /** For a person: what is wanted. */
  detail: string;
}

/** The shop's Admin API, as the app (offline token). Throws DomainError "shop-unreachable" (retryable) or "shop-uninstalled". */
export interface ShopAdmin {
  graphql<Data>(shopDomain: string, document: string, variables?: Record<string, unknown>): Promise<Data>;
}

/** Makes and checks links that expire. URLs are absolute. */
export interface Links {
  /** A link anyone holding it may read the object by until it expires. `download` names the file it is saved as. */
  read(key: string, options: { contentType: string; expiresInSeconds: number; download?: string }): Promise<string>;
  /** Where a tus client sends a photo. */
  uploadEndpoint(): string;
}

/** What is signed; `client`: an address, made into a name for itself that tells nothing. */
export type Purpose = "cart-line" | "upload-ticket" | "read-link" | "client";

/** Secrets the domain signs with. */
export interface Keys {
  /** HMAC-SHA-256 as base64url, under a key of its own for each purpose. */
  sign(purpose: Purpose, text: string): string;
  verify(purpose: Purpose, text: string, signature: string): boolean;
  /** Signs what others are to check without us: Ed25519. The signature and the public key (SPKI) as base64. */
  attest(text: string): { publicKey: string; signature: string };
}
