import { diskStorage } from "./adapters/object-storage/disk.server.ts";
import { s3Storage } from "./adapters/object-storage/s3.server.ts";
import { supabaseStorage } from "./adapters/object-storage/supabase.server.ts";
import type { Config } from "./config.server.ts";
import type { ObjectStorage } from "./domain/services.ts";

/** The storage that the configuration names. It is not asked for anything yet, so one that can't be reached does not stop a start. */
export function objectStorage(settings: Config): ObjectStorage {
  switch (settings.STORAGE) {
    case "disk":
      return diskStorage(settings.STORAGE_DIR);
    case "s3": {
      const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
      return s3Storage({
        provider: settings.S3_PROVIDER,
        endpoint: settings.S3_ENDPOINT,
        region: settings.S3_REGION,
        bucket: settings.S3_BUCKET ?? "", // the configuration is refused without one
        credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
      });
    }
    case "supabase": {
      // The configuration is refused without any of them.
      const { SUPABASE_URL: url = "", SUPABASE_SERVICE_KEY: serviceKey = "", SUPABASE_BUCKET: bucket = "" } = settings;
      return supabaseStorage({ url, serviceKey, bucket });
    }
  }
}
