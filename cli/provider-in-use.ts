import type { Provider } from "../app/domain/costs/price-table.ts";
import type { Cli } from "./cli.ts";

const byS3 = { aws: "s3", r2: "r2", b2: "b2", gcs: "gcs", other: "s3" } as const;

/** Whose prices count where none are named. */
export function providerInUse(cli: Cli): Provider {
  const { STORAGE, S3_PROVIDER } = cli.settings();
  return STORAGE === "s3" ? byS3[S3_PROVIDER] : STORAGE;
}
