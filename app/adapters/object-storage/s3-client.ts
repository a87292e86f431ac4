import { createHash } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { s3Providers } from "./s3-provider.ts";
import type { S3Settings } from "./s3-settings.ts";

/** The first try and three more, with growing, random pauses: about four seconds in all when it is asked to slow down. */
const MAX_ATTEMPTS = 4;

/**
 * The SDK's client as all providers understand it.
 *
 * It adds no checksums of its own ("WHEN_REQUIRED"): B2, GCS, R2 and Ceph refuse some or all of them, and in a signed link the
 * sum of an empty body would stand for the upload's. Bytes on their way are held to SHA-256 by the signature of the request.
 */
export function s3Client({ provider, region, endpoint, credentials, idleMs = 60_000 }: S3Settings): S3Client {
  const { pathStyle, ...known } = s3Providers[provider];
  const client = new S3Client({
    region: region ?? ("region" in known ? known.region : undefined),
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    forcePathStyle: pathStyle,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    retryMode: "standard",
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: idleMs, httpsAgent: { maxSockets: 100 } },
  });
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === "DeleteObjectsCommand") sumByMd5(args.request as SignableRequest);
        return next(args);
      },
    { step: "build", priority: "low", name: "sumByMd5" },
  );
  return client;
}

interface SignableRequest {
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** One call must have a checksum: MD5 is the one that all providers take; the SDK's newer ones are not. */
function sumByMd5({ headers, body }: SignableRequest): void {
  for (const name of Object.keys(headers)) {
    if (/^x-amz-(sdk-)?checksum-/i.test(name)) delete headers[name];
  }
  headers["content-md5"] = createHash("md5")
    .update(body ?? "")
    .digest("base64");
}
