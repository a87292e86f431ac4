/** A bucket of a Supabase project, hosted or one's own. */
export interface SupabaseSettings {
  /** `https://PROJECT.supabase.co`, without a path. */
  url: string;
  /** A key that no policy holds back: the service role's, or a secret one. */
  serviceKey: string;
  bucket: string;
  /** A line on which nothing comes or goes for so long is given up. Default a minute. */
  idleMs?: number | undefined;
}
