import {
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { StorageRules } from "../../../domain/services.ts";
import type { S3Provider } from "../s3-provider.ts";
import type { S3Settings } from "../s3-settings.ts";
import { lifecycleRules, sameRules } from "./lifecycle-rules.ts";
import { nullFor } from "./null-for.ts";
import type { Part } from "./part.ts";

/** What the storage deletes by itself. */
export function lifecyclePart(
  client: S3Client,
  { bucket: Bucket }: S3Settings,
  rules: StorageRules,
  lifecycle: S3Provider["setUp"]["lifecycle"],
): Part {
  const found = async () =>
    (
      await nullFor(["NoSuchLifecycleConfiguration"], () =>
        client.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
      )
    )?.Rules ?? [];
  const ages = rules.prefixes.flatMap(({ prefix, expireAfterDays }) =>
    expireAfterDays === null ? [] : [`${prefix} after ${expireAfterDays} days`],
  );
  return {
    what: "lifecycle",
    detail: `deletes ${ages.join(", ")}; older versions and unfinished uploads after ${rules.leftoverDays}`,
    byHand: lifecycle === "by-hand",
    isAsWanted: async () => {
      const now = await found();
      return sameRules(now, lifecycleRules(rules, now, lifecycle));
    },
    make: async () =>
      client.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket,
          LifecycleConfiguration: { Rules: lifecycleRules(rules, await found(), lifecycle) },
        }),
      ),
  };
}
