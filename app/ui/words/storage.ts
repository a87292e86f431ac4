import type { Provider } from "../../domain/costs/price-table.ts";
import type { Plural } from "./plural.ts";

const several = (one: string, other: (count: string) => string): Plural => ({ one, other });

export const storageWords = {
  title: "Storage",
  now: {
    bytes: "Stored now",
    objects: several("1 file", (count) => `${count} files`),
    leaving: "Leaves within 30 days",
    soon: (bytes: string) => `${bytes} of it within 7 days`,
    archive: (bytes: string) => `${bytes} more go to the archive`,
    cost: "Last 30 days’ storage",
    costOf: (provider: string) => `at the list prices of ${provider}`,
    free: "Nothing: it lies on this server’s own disk",
  },
  empty: {
    title: "What you store appears here",
    text: "When shoppers upload photos, you will see here how much is kept, for how long, and what it costs.",
    action: "See artworks",
  },
  usage: {
    title: "Stored in the last 90 days",
    describe: (from: string, to: string) => `Bytes stored a day and stage, from ${from} to ${to}`,
    day: "Day",
    total: "Total",
  },
  access: {
    title: "What happened in the last 30 days",
    uploads: "Uploads",
    reads: "Reads",
    deletions: "Deletions",
    describe: "Uploads, reads and deletions of each day",
  },
  most: (value: string) => `Highest day: ${value}`,
  table: "Show as a table",
  tiers: { title: "By stage", stage: "Stage", files: "Files", size: "Size", kept: "Kept for" },
  providers: {
    title: "What the same would cost elsewhere",
    text: "Your last 30 days at list prices, in an account that other shops use too. Prices change; the date says when each was read.",
    names: {
      s3: "Amazon S3",
      r2: "Cloudflare R2",
      b2: "Backblaze B2",
      gcs: "Google Cloud Storage",
      supabase: "Supabase",
      disk: "Own disk",
    } satisfies Record<Provider, string>,
    provider: "Provider",
    keeping: "Keeping",
    operations: "Requests",
    egress: "Leaving",
    total: "A month",
    inUse: "In use",
    read: (month: string) => `Read ${month}`,
    unsure: "not from the provider’s own page",
  },
  cleanup: {
    title: "Clean up",
    text: "Photos go by themselves when their time is over. To make room earlier, choose what may go: you are shown all of it before anything is deleted.",
    tier: "Photos",
    age: "Older than",
    days: (days: string) => `${days} days`,
    plan: "Show what would go",
    nothing: "Nothing of that age is stored there.",
    goes: several(
      "1 photo would go, with what was made of it.",
      (count) => `${count} photos would go, with what was made of them.`,
    ),
    frees: (bytes: string) => `${bytes} would be freed.`,
    held: several("1 is on hold and stays.", (count) => `${count} are on hold and stay.`),
    more: "There are more; clean up again after this.",
    waiting: (orders: string) => `Needed by orders that are not shipped: ${orders}.`,
    run: several("Delete 1 photo", (count) => `Delete ${count} photos`),
    cancel: "Keep them",
    done: (files: string, bytes: string) => `${files} deleted, ${bytes} freed`,
  },
} as const;
