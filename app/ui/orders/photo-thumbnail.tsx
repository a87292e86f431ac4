import { PhotoPicture } from "../photos/photo-picture.tsx";
import { orderWords } from "../words/order.ts";
import { useWords } from "../words/use-words.tsx";

/** A shopper's photo, small, beside what an order says of it. */
export function PhotoThumbnail({ photoId, alt, there }: { photoId: string; alt: string; there: boolean }) {
  const words = useWords(orderWords).photo;
  return <PhotoPicture thumbnail={there ? { photoId } : null} alt={there ? alt : words.noThumbnail} width="72px" />;
}
