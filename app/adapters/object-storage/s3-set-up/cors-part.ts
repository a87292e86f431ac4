import { type CORSRule, GetBucketCorsCommand, PutBucketCorsCommand, type S3Client } from "@aws-sdk/client-s3";
import type { StorageRules } from "../../../domain/services.ts";
import type { S3Provider } from "../s3-provider.ts";
import type { S3Settings } from "../s3-settings.ts";
import { nullFor } from "./null-for.ts";
import type { Part } from "./part.ts";

/** Which pages may speak to it. */
export function corsPart(
  client: S3Client,
  { bucket: Bucket }: S3Settings,
  { origins }: StorageRules,
  cors: S3Provider["setUp"]["cors"],
): Part {
  const wanted: CORSRule = {
    ID: "likeness",
    AllowedOrigins: origins,
    AllowedMethods: ["GET", "HEAD", "PUT"],
    AllowedHeaders: ["content-type"],
    MaxAgeSeconds: 3_600,
  };
  const found = async () =>
    (await nullFor(["NoSuchCORSConfiguration"], () => client.send(new GetBucketCorsCommand({ Bucket }))))?.CORSRules ??
    [];
  const textOf = (rule: CORSRule | undefined) =>
    JSON.stringify([rule?.AllowedOrigins, rule?.AllowedMethods?.toSorted(), rule?.AllowedHeaders, rule?.MaxAgeSeconds]);
  return {
    what: "cors",
    detail: `pages of ${origins.join(", ")} may GET, HEAD and PUT by signed links`,
    byHand: cors === "by-hand",
    isAsWanted: async () => (await found()).some((rule) => textOf(rule) === textOf(wanted)),
    make: async () => {
      const others = (await found()).filter(({ ID }) => ID !== wanted.ID);
      return client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [wanted, ...others] } }));
    },
  };
}
