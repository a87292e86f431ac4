import { Icon } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import { orderWords } from "../words/order.ts";

const frame = {
  width: 72,
  height: 72,
  flex: "none",
  display: "grid",
  placeItems: "center",
  overflow: "hidden",
  borderRadius: "var(--p-border-radius-200)",
  background: "var(--p-color-bg-surface-secondary)",
  border: "1px solid var(--p-color-border-secondary)",
} as const;

/**
 * A shopper's photo, small. Fetched instead of linked: App Bridge adds the merchant's token to a fetch, so no address of
 * the photo is ever in the page.
 */
export function PhotoThumbnail({ photoId, alt, there }: { photoId: string; alt: string; there: boolean }) {
  const [source, setSource] = useState<string | null>(null);

  useEffect(() => {
    if (!there) return;
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
  }, [photoId, there]);

  return (
    <div style={frame}>
      {source ? (
        <img src={source} alt={alt} style={{ width: "100%", height: "100%", objectFit: "cover" }} />
      ) : (
        <Icon source={ImageIcon} tone="subdued" accessibilityLabel={there ? alt : orderWords.photo.noThumbnail} />
      )}
    </div>
  );
}
