import type { CSSProperties } from "react";
import type { ListedArtwork } from "../../domain/artworks/list-artworks.ts";
import { artworkWords } from "../words/artworks.ts";
import { useWords } from "../words/use-words.tsx";

type Picture = ListedArtwork["picture"];
type Slot = Picture["slots"][number];

/** An artwork drawn from its layers, bottom first, as wide as what it stands in. Where a photo goes it shows an empty place. */
export function ArtworkPicture({ title, picture }: { title: string; picture: Picture }) {
  const words = useWords(artworkWords);
  const canvas: CSSProperties = {
    position: "relative",
    width: "100%",
    aspectRatio: `${picture.widthPx} / ${picture.heightPx}`,
    overflow: "hidden",
    background: picture.background,
    isolation: "isolate",
    borderRadius: "var(--p-border-radius-100)",
  };
  return (
    <div role="img" aria-label={words.picture(title)} style={canvas}>
      {picture.layers.map((layer) => {
        const drawing: CSSProperties = {
          opacity: layer.opacity,
          ...(layer.blend !== "normal" && { mixBlendMode: layer.blend }),
        };
        if (layer.kind === "text") return null; // a line the shopper writes
        if (layer.kind === "image")
          return <img key={layer.url} src={layer.url} alt="" style={{ ...whole, ...drawing }} />;
        const slot = picture.slots.find(({ id }) => id === layer.slot);
        return slot ? <div key={`photo ${slot.id}`} style={{ ...emptyPlace(slot), ...drawing }} /> : null;
      })}
    </div>
  );
}

const whole: CSSProperties = { position: "absolute", inset: 0, width: "100%", height: "100%" };

function emptyPlace({ box, quad, shape, rotationDegrees, maskUrl }: Slot): CSSProperties {
  const percent = (fraction: number) => `${fraction * 100}%`;
  const place: CSSProperties = { position: "absolute", background: "var(--p-color-bg-fill-secondary-active)" };
  if (quad) {
    const corners = quad.map(([x = 0, y = 0]) => `${percent(x)} ${percent(y)}`);
    return { ...place, inset: 0, clipPath: `polygon(${corners.join(", ")})` };
  }
  if (!box) return place;
  return {
    ...place,
    left: percent(box.x),
    top: percent(box.y),
    width: percent(box.width),
    height: percent(box.height),
    ...(rotationDegrees ? { transform: `rotate(${rotationDegrees}deg)` } : {}),
    ...(shape === "ellipse" ? { borderRadius: "50%" } : {}),
    ...(maskUrl ? { maskImage: `url("${maskUrl}")`, maskSize: "100% 100%" } : {}),
  };
}
