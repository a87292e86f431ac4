import { randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { afterAll } from "vitest";
import type { SupabaseSettings } from "../../app/adapters/object-storage/supabase-settings.ts";
import { openSupabase, type SupabaseSettings as StandInSettings } from "../../simulator/supabase/server.ts";
import { temporaryFolder } from "./services.ts";

const { SUPABASE_TEST_URL: realUrl, SUPABASE_TEST_KEY: realKey } = process.env;

/** Where the battery runs: a server of one's own where there is one to be told of, else the stand-in. */
export const supabaseName = realUrl && realKey ? `Supabase at ${realUrl}` : "Supabase's stand-in";

let standIn: ReturnType<typeof openStandIn> | undefined;

async function openStandIn(settings: Partial<StandInSettings> = {}) {
  const opened = await openSupabase({ folder: await temporaryFolder(), ...settings });
  afterAll(() => opened.close());
  return opened;
}

/** The project of this test file. */
export async function supabaseProject(): Promise<{ url: string; serviceKey: string }> {
  if (realUrl && realKey) return { url: realUrl, serviceKey: realKey };
  standIn ??= openStandIn();
  return standIn;
}

/** A stand-in of one's own, which may be set otherwise than the hosted service is. */
export { openStandIn as aStandIn };

/** The settings that reach a new, empty bucket. */
export async function aSupabaseBucket(project?: { url: string; serviceKey: string }): Promise<SupabaseSettings> {
  const { url, serviceKey } = project ?? (await supabaseProject());
  const settings = { url, serviceKey, bucket: `likeness-${randomUUID()}` };
  const { error } = await plainClient(settings).createBucket(settings.bucket, { public: false });
  if (error) throw error;
  return settings;
}

/** A plain client, for what the storage itself does not do. */
export function plainClient({ url, serviceKey }: { url: string; serviceKey: string }) {
  return createClient(url, serviceKey, { auth: { persistSession: false, autoRefreshToken: false } }).storage;
}
