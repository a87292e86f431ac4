import type { Clock, Keys, Links } from "./domain/services.ts";

/** The parts of a link to an object, as they stand in its query; all of them are signed. */
const linkParts = ["type", "until", "as"] as const;

export function appLinks(appUrl: string, keys: Keys, clock: Clock): Links {
  return {
    async read(key, { contentType, expiresInSeconds, download }) {
      // Rounded up to a quarter of the life, so the same picture keeps the same address for a while and browsers cache it.
      const step = Math.max(1, Math.floor(expiresInSeconds / 4));
      const until = Math.ceil((clock.now().getTime() / 1000 + expiresInSeconds) / step) * step;
      const query = new URLSearchParams({ type: contentType, until: String(until) });
      if (download) query.set("as", download);
      query.set("signature", keys.sign("read-link", signedText(key, query)));
      return new URL(`/files/${key}?${query}`, appUrl).href;
    },
    uploadEndpoint: () => new URL("/uploads", appUrl).href,
  };
}

/** What a link's signature covers. */
export function signedText(key: string, query: URLSearchParams): string {
  return JSON.stringify([key, ...linkParts.map((part) => query.get(part))]);
}
