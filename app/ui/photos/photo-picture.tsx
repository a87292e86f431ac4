import { Icon } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { Thumbnail } from "../../domain/photos/find-thumbnails.ts";
import { usePhotoSource } from "./use-photo-source.ts";

const frame = {
  display: "grid",
  placeItems: "center",
  overflow: "hidden",
  flex: "none",
  borderRadius: "var(--p-border-radius-200)",
  background: "var(--p-color-bg-surface-secondary)",
  border: "1px solid var(--p-color-border-secondary)",
} as const;

/** A picture, small, in a square that is there before it is. `width`: any CSS length. Without its picture, an icon. */
export function PhotoPicture({ thumbnail, alt, width }: { thumbnail: Thumbnail | null; alt: string; width: string }) {
  const source = usePhotoSource(thumbnail);
  return (
    <div style={{ ...frame, width, aspectRatio: "1" }}>
      {source ? (
        <img
          src={source}
          alt={alt}
          loading="lazy"
          style={{ width: "100%", height: "100%", minHeight: 0, objectFit: "cover" }}
        />
      ) : (
        <Icon source={ImageIcon} tone="subdued" accessibilityLabel={alt} />
      )}
    </div>
  );
}
