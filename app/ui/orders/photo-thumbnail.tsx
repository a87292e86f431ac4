import { PhotoPicture } from "../photos/photo-picture.tsx";
import { orderWords } from "../words/order.ts";

/** A shopper's photo, small, beside what an order says of it. */
export function PhotoThumbnail({ photoId, alt, there }: { photoId: string; alt: string; there: boolean }) {
  return (
    <PhotoPicture
      thumbnail={there ? { photoId } : null}
      alt={there ? alt : orderWords.photo.noThumbnail}
      width="72px"
    />
  );
}
