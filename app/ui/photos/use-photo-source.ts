import { useEffect, useState } from "react";
import type { Thumbnail } from "../../domain/photos/find-thumbnails.ts";

/**
 * Where a small picture can be shown from; null while it isn't there. A shopper's photo is fetched instead of linked: App Bridge
 * adds the merchant's token to a fetch, so no address of the photo is ever in the page.
 */
export function usePhotoSource(thumbnail: Thumbnail | null): string | null {
  const photoId = thumbnail && "photoId" in thumbnail ? thumbnail.photoId : null;
  const [source, setSource] = useState<string | null>(null);

  useEffect(() => {
    if (photoId === null) return;
    const stop = new AbortController();
    let address: string | null = null;
    fetch(`/app/photos/${photoId}/picture`, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.blob() : null))
      .then((blob) => {
        if (!blob || stop.signal.aborted) return;
        address = URL.createObjectURL(blob);
        setSource(address);
      })
      // Without its picture the photo is still told in words.
      .catch(() => undefined);
    return () => {
      stop.abort();
      if (address) URL.revokeObjectURL(address);
      setSource(null);
    };
  }, [photoId]);

  return thumbnail && "url" in thumbnail ? thumbnail.url : source;
}
