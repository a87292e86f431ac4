import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { ObjectStorage, SetUpStep } from "../../domain/services.ts";
import { s3Delete } from "./s3-delete.ts";
import { s3Error } from "./s3-error.ts";
import { type S3Provider, s3Providers } from "./s3-provider.ts";
import { barsPart } from "./s3-set-up/bars-part.ts";
import { bucketPart } from "./s3-set-up/bucket-part.ts";
import { corsPart } from "./s3-set-up/cors-part.ts";
import { lifecyclePart } from "./s3-set-up/lifecycle-part.ts";
import type { S3Settings } from "./s3-settings.ts";

const PROBE = "incoming/set-up-probe";

/** Makes a private bucket with our rules, or says what of it is yet to be done. */
export function s3SetUp(client: S3Client, settings: S3Settings): Required<ObjectStorage>["setUp"] {
  return async (rules, { execute }) => {
    const { setUp }: S3Provider = s3Providers[settings.provider];
    const parts = [
      bucketPart(client, settings),
      ...(setUp.bars === "none" ? [] : [barsPart(client, settings, setUp.bars)]),
      lifecyclePart(client, settings, rules, setUp.lifecycle),
      corsPart(client, settings, rules, setUp.cors),
    ];
    const steps: SetUpStep[] = [];
    let isThere = true;
    try {
      for (const { what, detail, byHand, isAsWanted, make } of parts) {
        let state: SetUpStep["state"] = "by-hand";
        if (!byHand) state = isThere && (await isAsWanted()) ? "as-wanted" : execute ? "done" : "to-do";
        if (state === "done") await make();
        if (state === "to-do" && what === "bucket") isThere = false; // nothing else can be asked yet
        steps.push({ what, detail, state });
      }
      if (execute) steps.push(await privacyOf(client, settings));
    } catch (error) {
      throw s3Error(error, settings.bucket);
    }
    return steps;
  };
}

/** Whether a stranger is refused an object that is there. A bucket that is open after all is for its owner's hands. */
async function privacyOf(client: S3Client, settings: S3Settings): Promise<SetUpStep> {
  const object = { Bucket: settings.bucket, Key: PROBE };
  await client.send(new PutObjectCommand({ ...object, Body: "a stranger can read this", ContentType: "text/plain" }));
  const [unsigned = ""] = (await getSignedUrl(client, new GetObjectCommand(object))).split("?");
  const { status } = await fetch(unsigned, { signal: AbortSignal.timeout(10_000) });
  await s3Delete(client, settings)([PROBE]);
  const isRefused = status === 401 || status === 403;
  return { what: "privacy", detail: `a stranger is answered ${status}`, state: isRefused ? "as-wanted" : "by-hand" };
}
