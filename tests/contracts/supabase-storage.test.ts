import { supabaseStorage } from "../../app/adapters/object-storage/supabase.server.ts";
import { faultyProxy } from "../helpers/faulty-proxy.ts";
import { aStandIn, aSupabaseBucket, supabaseName } from "../helpers/supabase-bucket.ts";
import { objectStorageContract } from "./object-storage.ts";

objectStorageContract(supabaseName, async () => supabaseStorage(await aSupabaseBucket()), {
  signs: true,
  async openAsStranger() {
    const bucket = await aSupabaseBucket();
    const { serviceKey: wronglySigned } = await aStandIn();
    return ["not-a-key", wronglySigned].map((serviceKey) => supabaseStorage({ ...bucket, serviceKey }));
  },
  async openByLine() {
    const bucket = await aSupabaseBucket();
    const line = await faultyProxy(bucket.url);
    return { storage: supabaseStorage({ ...bucket, url: line.url }), line };
  },
  slowDown: {
    status: 429,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ statusCode: "429", error: "SlowDown", message: "Too many requests", code: "SlowDown" }),
  },
});
