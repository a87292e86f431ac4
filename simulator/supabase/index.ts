import { openSupabase } from "./server.ts";

const { SUPABASE_SIM_PORT, SUPABASE_SIM_FOLDER = ".data/supabase", SUPABASE_SIM_SECRET } = process.env;

const supabase = await openSupabase({
  folder: SUPABASE_SIM_FOLDER,
  port: Number(SUPABASE_SIM_PORT ?? 4190),
  ...(SUPABASE_SIM_SECRET && { secret: SUPABASE_SIM_SECRET }),
});
const { url, serviceKey, anonKey } = supabase;
console.log(JSON.stringify({ ready: true, url, serviceKey, anonKey }));
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    supabase.close().then(() => process.exit(0));
  });
}
