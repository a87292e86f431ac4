import { GetPublicAccessBlockCommand, PutPublicAccessBlockCommand, type S3Client } from "@aws-sdk/client-s3";
import type { S3Settings } from "../s3-settings.ts";
import { nullFor } from "./null-for.ts";
import type { Part } from "./part.ts";

/** The bars against making it public by a slip of the hand. */
export function barsPart(client: S3Client, { bucket: Bucket }: S3Settings, bars: "all" | "all-but-acls"): Part {
  const wanted = {
    BlockPublicAcls: bars === "all",
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  return {
    what: "public-access",
    detail: "nobody can make it public",
    isAsWanted: async () => {
      const found = await nullFor(["NoSuchPublicAccessBlockConfiguration"], () =>
        client.send(new GetPublicAccessBlockCommand({ Bucket })),
      );
      const bar = found?.PublicAccessBlockConfiguration;
      return Object.entries(wanted).every(([name, on]) => !on || bar?.[name as keyof typeof wanted] === true);
    },
    make: () => client.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: wanted })),
  };
}
