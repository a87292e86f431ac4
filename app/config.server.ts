import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { z } from "zod";
import { isAddressList } from "./address-list.ts";
import { isPublicSupabaseKey } from "./supabase-key.ts";

const secret = z
  .string()
  .refine((text) => Buffer.from(text, "base64").length >= 32, "must be at least 32 bytes, base64");

/** Shopify takes charges from 0.50 to 10,000 dollars. */
const packs = z.string().transform((text, problems) => {
  const read = text.split(",").map((pack) => /^\s*(\d{1,6}):(\d{1,5}(?:\.\d\d)?)\s*$/.exec(pack));
  const found = read.map((parts) => ({
    credits: Number(parts?.[1]),
    priceCents: Math.round(Number(parts?.[2]) * 100),
  }));
  if (found.every(({ credits, priceCents }) => credits > 0 && priceCents >= 50 && priceCents <= 1_000_000))
    return found;
  problems.addIssue({ code: "custom", message: "must be credits:dollars, with commas; 0.50 to 10000.00 dollars each" });
  return z.NEVER;
});

/** Everything the app reads from its environment; `.env.example` is held to it by a test. */
export const configSchema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
    /** Where the web server listens. */
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    HOST: z.string().default("0.0.0.0"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }),
    SHOPIFY_API_KEY: z.string().min(1),
    SHOPIFY_API_SECRET: z.string().min(1),
    /** The app's public address, as in shopify.app.toml's application_url. */
    SHOPIFY_APP_URL: z.url(),
    SCOPES: z.string().default("read_products,write_products,read_orders,write_app_proxy"),
    /** Where pictures are kept. */
    STORAGE: z.enum(["disk", "s3", "supabase"]).default("disk"),
    /** Where the disk storage keeps its objects, and every storage its unfinished uploads. */
    STORAGE_DIR: z.string().min(1),
    /** Whose S3 it is: their differences are in app/adapters/object-storage/s3-provider.ts. */
    S3_PROVIDER: z.enum(["aws", "r2", "b2", "gcs", "other"]).default("aws"),
    /** `https://…`, without the bucket. AWS knows its own by the region. */
    S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    S3_REGION: z.string().optional(),
    S3_BUCKET: z.string().min(1).max(100).optional(),
    /** Both, or at AWS neither: then the machine's role is asked. */
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** The project's address: `https://PROJECT.supabase.co`. */
    SUPABASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** A secret key, or the service role's: one that policies hold back would take what it may not see for gone. */
    SUPABASE_SERVICE_KEY: z
      .string()
      .refine((key) => !isPublicSupabaseKey(key), "must be the service role's or a secret key, not the public one")
      .optional(),
    SUPABASE_BUCKET: z
      .string()
      .regex(/^[\w-]{1,100}$/, "must be letters, digits, - and _")
      .optional(),
    /** 32 bytes, base64. Signs cart lines, upload tickets and links; changing it ends those in flight. */
    SIGNING_KEY: secret,
    /** 32 bytes, base64. Seals Shopify's tokens in the database; changing it makes shops sign in again. */
    TOKEN_ENCRYPTION_KEY: secret,
    /** How many proxies of ours stand before the web server: each adds an address to X-Forwarded-For that is believed. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(1),
    /** What one client, and one shopper, may ask for at a plain address; others have a multiple of it. */
    RATE_PER_SECOND: z.coerce.number().int().min(1).max(100_000).default(10),
    RATE_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(60),
    /** Addresses and networks nobody counts, with commas. */
    RATE_ALLOW: z.string().refine(isAddressList, "must be addresses or networks, with commas").default(""),
    /** Largest photo a shopper may send, in bytes. */
    PHOTO_MAX_BYTES: z.coerce.number().int().positive().default(60_000_000),
    /** The most one shop may keep, of all kinds of pictures. */
    QUOTA_SHOP_FILES: z.coerce.number().int().min(1).default(2_000_000),
    QUOTA_SHOP_BYTES: z.coerce.number().int().min(1).default(1_000_000_000_000),
    /** The most photos one shopper, and one client (who may be a whole school), may announce in a shop in a day. */
    QUOTA_SESSION_FILES: z.coerce.number().int().min(1).max(1_000_000).default(60),
    QUOTA_SESSION_BYTES: z.coerce.number().int().min(1).default(1_500_000_000),
    QUOTA_CLIENT_FILES: z.coerce.number().int().min(1).max(1_000_000).default(300),
    QUOTA_CLIENT_BYTES: z.coerce.number().int().min(1).default(6_000_000_000),
    /** What credits are sold in: `credits:dollars`, with commas. */
    CREDIT_PACKS: packs.prefault("50:9.00,250:39.00,1000:129.00"),
    /** What every shop starts with. */
    CREDITS_WELCOME: z.coerce.number().int().min(0).max(10_000).default(25),
    /** Shopify only pretends to charge: for development shops. In earnest, a pretended charge buys nothing. */
    BILLING_TEST: z
      .enum(["true", "false"])
      .default("false")
      .transform((text) => text === "true"),
    /** What sends mails: `smtp://user:password@host:587` or `smtps://…`. None: merchants are told in their admin alone. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** Who they come from: `Likeness <hello@likeness.example.com>`. Needed with SMTP_URL. */
    MAIL_FROM: z.string().min(3).optional(),
    /** A ClamAV daemon that sees every photo before it is taken: `host:port`, or the path of its socket. None: not scanned. */
    CLAMAV_ADDRESS: z
      .string()
      .regex(/^(\/\S+|[\w.-]+:\d{1,5}|\[[\da-fA-F:]+\]:\d{1,5})$/, "must be host:port or the path of a socket")
      .optional(),
    /** How long it may take for one photo, in milliseconds. */
    CLAMAV_TIMEOUT_MS: z.coerce.number().int().min(100).max(300_000).default(30_000),
    /** How many pictures one worker process makes at once. */
    WORKER_RENDERS: z.coerce.number().int().min(1).max(32).default(2),
    /** How many pictures one process (web server or worker) decodes or draws at once, each in a process of its own. */
    IMAGING_PROCESSES: z.coerce.number().int().min(1).max(64).default(availableParallelism()),
    /** How long one of them may take, and the most memory it may hold, before it is ended. */
    IMAGING_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(600).default(60),
    IMAGING_MEMORY_MB: z.coerce.number().int().min(300).max(64_000).default(1_500),
    /** Where a machine's processes share the artworks they have drawn, and at most how much of it in MB; 0: nothing is kept there. */
    DRAWN_ARTWORKS_DIR: z.string().min(1).default(".cache/drawn"),
    DRAWN_ARTWORKS_MB: z.coerce.number().int().min(0).default(2_000),
    /** How long a job's claim on its row lasts without a sign of life, in milliseconds. */
    LEASE_MS: z.coerce.number().int().min(1_000).default(30_000),
    /** How often rows left waiting are rung for again, in milliseconds. */
    SWEEP_MS: z.coerce.number().int().min(500).default(15_000),
    /** What cuts animals out of photos: "embedded", an ONNX file (with a JSON file of its shape beside it), or a service's URL. */
    CUTOUT: z
      .union([z.literal("embedded"), z.string().endsWith(".onnx"), z.url({ protocol: /^https?$/ })])
      .default("embedded"),
    /** Sent to that service as a bearer token. */
    CUTOUT_TOKEN: z.string().optional(),
    /** How long that service may take for one photo, in milliseconds. */
    CUTOUT_TIMEOUT_MS: z.coerce.number().int().min(100).max(120_000).default(10_000),
    /** The embedded model's weights, which set-up fetches. */
    CUTOUT_WEIGHTS: z.string().default(".cache/u2netp.onnx"),
    /** By it whoever collects metrics is let in at /metrics; 16 characters or more. None: there are none. */
    METRICS_TOKEN: z.string().min(16).optional(),
    /** Where a worker process answers for its own metrics, to the same token. None: it does not. */
    WORKER_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    /** Local Shopify only: another address for the App Bridge script. */
    APP_BRIDGE_URL: z.url().optional(),
    /** A file holding milliseconds to add to the clock, read at each look. For the tour and tests; refused in production. */
    CLOCK_FILE: z.string().optional(),
  })
  .refine((env) => env.NODE_ENV !== "production" || !env.CLOCK_FILE, {
    path: ["CLOCK_FILE"],
    message: "must not be set in production: a moved clock deletes photos early",
  })
  .refine((env) => !env.SMTP_URL || env.MAIL_FROM, { path: ["MAIL_FROM"], message: "is needed with SMTP_URL" })
  .superRefine((env, problems) => {
    for (const name of neededForStorage(env)) {
      const message = `is needed for STORAGE=${env.STORAGE}`;
      if (!env[name]) problems.addIssue({ code: "custom", path: [name], message });
    }
  });

function neededForStorage(env: Record<string, unknown>) {
  if (env.STORAGE === "s3") return neededForS3(env);
  return env.STORAGE === "supabase" ? (["SUPABASE_URL", "SUPABASE_SERVICE_KEY", "SUPABASE_BUCKET"] as const) : [];
}

function neededForS3({ S3_PROVIDER, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }: Record<string, unknown>) {
  const aws = S3_PROVIDER === "aws";
  const keys = !aws || S3_ACCESS_KEY_ID || S3_SECRET_ACCESS_KEY;
  return [
    "S3_BUCKET",
    ...(aws ? ["S3_REGION"] : ["S3_ENDPOINT"]),
    ...(S3_PROVIDER === "b2" ? ["S3_REGION"] : []),
    ...(keys ? ["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] : []),
  ] as ("S3_BUCKET" | "S3_REGION" | "S3_ENDPOINT" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY")[];
}

export type Config = z.infer<typeof configSchema>;

/** Reads the configuration, telling every problem at once. Throws an Error whose message names each variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = configSchema.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The configuration is not usable:\n${problems.join("\n")}\nSee docs/configuration.md.`);
}

let read: Config | undefined;

/** This process's configuration. */
export function config(): Config {
  read ??= readConfig(process.env);
  return read;
}

/**
 * The same for another storage than the one in use, by its own variables; for copying from one to the other.
 *
 * @throws Error naming each variable that this storage lacks
 */
export function configFor(storage: Config["STORAGE"]): Config {
  return readConfig({ ...process.env, STORAGE: storage });
}

/** Milliseconds the clock is moved by; a file that can't be read moves nothing. */
export function clockOffsetMs(path: string | undefined): number {
  if (!path) return 0;
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch {
    return 0;
  }
}
