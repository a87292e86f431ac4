/** Whose storage it could be. A disk of one's own has its price elsewhere. */
export const providers = ["s3", "r2", "b2", "gcs", "supabase", "disk"] as const;

export type Provider = (typeof providers)[number];

/**
 * A provider's list price, before tax, in micro-dollars (millionths of a US dollar), which are whole numbers for all of them. A
 * gigabyte is 10⁹ bytes, a month 30 days.
 */
export interface Price {
  /** A gigabyte kept for a month. */
  storage: number;
  /** A gigabyte that leaves the provider's network. */
  egress: number;
  /** A million operations. Looking and deleting cost nothing, or so little that it does not show. */
  writes: number;
  copies: number;
  reads: number;
  /** What leaves for nothing: so many times what is stored. */
  freeEgressTimes: number;
  /** What an account has for nothing each month, whatever is in it; gigabytes and operations. */
  free: { storage: number; egress: number; writes: number; copies: number; reads: number };
  /** What an account costs each month, whatever is in it. */
  plan: number;
  /** When the price was read (year and month) and where; `unsure` where that was not the provider's own page. */
  read: string;
  source: string;
  unsure?: true;
}

const nothingFree = { storage: 0, egress: 0, writes: 0, copies: 0, reads: 0 };

export const prices: Readonly<Record<Provider, Price>> = {
  // Standard class, us-east-1. From general knowledge, to be compared with the page before money depends on it.
  s3: {
    ...{ storage: 23_000, egress: 90_000, writes: 5_000_000, copies: 5_000_000, reads: 400_000 },
    ...{ freeEgressTimes: 0, free: { ...nothingFree, egress: 100 }, plan: 0 },
    ...{ read: "2026-09", source: "https://aws.amazon.com/s3/pricing/", unsure: true },
  },
  // Standard class: class A is what writes and copies, class B what reads.
  r2: {
    ...{ storage: 15_000, egress: 0, writes: 4_500_000, copies: 4_500_000, reads: 360_000 },
    ...{ freeEgressTimes: 0, plan: 0 },
    free: { storage: 10, egress: 0, writes: 1_000_000, copies: 1_000_000, reads: 10_000_000 },
    ...{ read: "2026-09", source: "https://developers.cloudflare.com/r2/pricing/" },
  },
  // A write is class A and free; a read class B; a copy class C. 2,500 of B and of C are free each day.
  b2: {
    ...{ storage: 6_000, egress: 10_000, writes: 0, copies: 4_000_000, reads: 400_000 },
    ...{ freeEgressTimes: 3, plan: 0 },
    free: { storage: 10, egress: 0, writes: 0, copies: 75_000, reads: 75_000 },
    ...{ read: "2026-09", source: "https://www.backblaze.com/cloud-storage/transaction-pricing", unsure: true },
  },
  // Standard class; what leaves to the internet, the first 10 TB.
  gcs: {
    ...{ storage: 20_000, egress: 120_000, writes: 5_000_000, copies: 5_000_000, reads: 400_000 },
    ...{ freeEgressTimes: 0, plan: 0 },
    free: { storage: 5, egress: 100, writes: 5_000, copies: 5_000, reads: 50_000 },
    ...{ read: "2026-09", source: "https://cloud.google.com/storage/pricing" },
  },
  // Pro plan; what leaves past its cache.
  supabase: {
    ...{ storage: 21_000, egress: 90_000, writes: 0, copies: 0, reads: 0 },
    ...{ freeEgressTimes: 0, free: { ...nothingFree, storage: 100, egress: 250 }, plan: 25_000_000 },
    ...{ read: "2026-09", source: "https://supabase.com/docs/guides/platform/manage-your-usage/storage-size" },
  },
  disk: {
    ...{ storage: 0, egress: 0, writes: 0, copies: 0, reads: 0 },
    ...{ freeEgressTimes: 0, free: nothingFree, plan: 0, read: "", source: "" },
  },
};
