import type { ObjectStorage, SetUpStep } from "../../domain/services.ts";
import type { SupabaseBucket } from "./supabase-bucket.ts";
import { supabaseError } from "./supabase-error.ts";
import type { SupabaseSettings } from "./supabase-settings.ts";

const PROBE = "incoming/set-up-probe";

const noRules =
  "nothing goes by age: Supabase has no rules for that, so what everybody forgot stays until `likeness storage verify --execute`";
const versionsOff =
  "older versions are not kept; this bucket was set to keep them, so the app deletes nothing in it: use another";

/** Makes a private bucket, or says what of it is yet to be done. Rules by age can't be had here. */
export function supabaseSetUp(
  bucket: SupabaseBucket,
  { bucket: name, url }: SupabaseSettings,
): Required<ObjectStorage>["setUp"] {
  async function find() {
    const all = await bucket.ask(name, () => bucket.buckets.listBuckets());
    return all.find(({ id }) => id === name);
  }

  return async (_rules, { execute }) => {
    const todo: SetUpStep["state"] = execute ? "done" : "to-do";
    const found = await find();
    if (!found && execute) await bucket.ask(name, () => bucket.buckets.createBucket(name, { public: false }));
    if (found?.public && execute) await bucket.ask(name, () => bucket.buckets.updateBucket(name, { public: false }));
    const keepsVersions = (found?.versioning_status ?? "DISABLED") !== "DISABLED";
    const steps: SetUpStep[] = [
      { what: "bucket", detail: `a bucket named ${name}`, state: found ? "as-wanted" : todo },
      {
        what: "public-access",
        detail: "nobody reads without a signed link",
        state: found?.public === false ? "as-wanted" : todo,
      },
      { what: "lifecycle", detail: keepsVersions ? versionsOff : noRules, state: "by-hand" },
    ];
    return execute ? [...steps, await privacy()] : steps;
  };

  /** Whether a stranger is refused an object that is there. */
  async function privacy(): Promise<SetUpStep> {
    const probe = new TextEncoder().encode("a stranger can read this");
    await bucket.ask(PROBE, () => bucket.files().upload(PROBE, probe, { upsert: true, contentType: "text/plain" }));
    const open = new URL(`/storage/v1/object/public/${name}/${PROBE}`, url);
    const answer = await fetch(open, { signal: AbortSignal.timeout(10_000) }).catch((error: unknown) => {
      throw supabaseError(error, PROBE);
    });
    await bucket.ask(PROBE, () => bucket.files().remove([PROBE]));
    const detail = `a stranger is answered ${answer.status}`;
    return { what: "privacy", detail, state: answer.status >= 400 && answer.status < 500 ? "as-wanted" : "by-hand" };
  }
}
