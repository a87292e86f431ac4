import type { Provider } from "./price-table.ts";

const byS3 = { aws: "s3", r2: "r2", b2: "b2", gcs: "gcs", other: "s3" } as const;

/** Whose prices count for a storage as it is configured. */
export function providerInUse(config: {
  STORAGE: "disk" | "s3" | "supabase";
  S3_PROVIDER: keyof typeof byS3;
}): Provider {
  return config.STORAGE === "s3" ? byS3[config.S3_PROVIDER] : config.STORAGE;
}
