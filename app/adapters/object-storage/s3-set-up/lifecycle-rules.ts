import type { LifecycleRule } from "@aws-sdk/client-s3";
import type { StorageRules } from "../../../domain/services.ts";
import type { S3Provider } from "../s3-provider.ts";

const OURS = "likeness-";

/**
 * The rules of a bucket as they are to be: ours, one for each prefix (B2 takes no two of which one prefix begins the other), and
 * those of others as they are.
 */
export function lifecycleRules(
  { prefixes, leftoverDays }: StorageRules,
  found: LifecycleRule[],
  lifecycle: S3Provider["setUp"]["lifecycle"],
): LifecycleRule[] {
  const ours = prefixes.map(
    ({ prefix, expireAfterDays }): LifecycleRule => ({
      ID: `${OURS}${prefix.replace("/", "")}`,
      Status: "Enabled",
      Filter: { Prefix: prefix },
      ...(expireAfterDays !== null && { Expiration: { Days: expireAfterDays } }),
      ...(lifecycle === "with-versions" && { NoncurrentVersionExpiration: { NoncurrentDays: leftoverDays } }),
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: leftoverDays },
    }),
  );
  return [...ours, ...found.filter(({ ID = "" }) => !ID.startsWith(OURS))];
}

/** Whether two sets of rules say the same, in whatever order they are told and however a server fills in what was left out. */
export function sameRules(some: LifecycleRule[], others: LifecycleRule[]): boolean {
  return textOf(some) === textOf(others);
}

function textOf(rules: LifecycleRule[]): string {
  return JSON.stringify(
    rules
      .map((rule) => [
        rule.ID,
        rule.Status,
        rule.Filter?.Prefix,
        rule.Expiration?.Days,
        rule.NoncurrentVersionExpiration?.NoncurrentDays,
        rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
      ])
      .sort(([one], [other]) => String(one).localeCompare(String(other))),
  );
}
