import type { S3ProviderName } from "./s3-provider.ts";

/** A bucket and the way to it. */
export interface S3Settings {
  provider: S3ProviderName;
  bucket: string;
  /** As in the provider's own list; the provider's only one where that has no choice. */
  region?: string | undefined;
  /** `https://…`, without the bucket. AWS knows its own by the region. */
  endpoint?: string | undefined;
  /** Without them AWS's own places are looked at: the role of the machine, for one. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
  /** A line on which nothing comes or goes for so long is given up. Default a minute. */
  idleMs?: number | undefined;
}
