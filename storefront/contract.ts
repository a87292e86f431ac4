/** The shapes the shopper API speaks. The app answers them; the widget never trusts more of them than it reads here. */

/** Where the picture's slot lies on the photo: fractions of the upright photo, box before its clockwise rotation about its own centre. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
  rotationDegrees: number;
}

export interface SlotView {
  id: string;
  label: string;
  /** Fractions of the artwork's canvas. */
  box: { x: number; y: number; width: number; height: number };
  shape: "rectangle" | "ellipse" | "alpha";
  rotationDegrees: number;
  /** A picture of the slot box whose alpha is the shape, for "alpha" and for soft edges. */
  maskUrl?: string;
}

export type LayerView =
  | { kind: "image"; url: string }
  | { kind: "photo"; slot: string }
  | { kind: "text"; field: string };

export interface ArtworkView {
  id: string;
  title: string;
  widthPx: number;
  heightPx: number;
  dpi: number;
  /** `#rrggbb`, below all layers. */
  background?: string;
  slots: SlotView[];
  /** In drawing order, bottom first. */
  layers: LayerView[];
  sharpness: { warnDpi: number; blockDpi: number };
}

export interface PreviewView {
  status: "pending" | "completed" | "failed";
  url?: string;
  code?: string;
  message?: string;
}

export interface PersonalizationView {
  id: string;
  /** Signed; the only thing the cart line carries. */
  lineId: string;
  artworkVersionId: string;
  productId: string;
  photos: { slot: string; photoId: string; crop: Crop }[];
  preview: PreviewView;
}

export interface UploadGrant {
  photo: { id: string };
  upload: { endpoint: string; ticket: string; maxBytes: number };
}

/** A photo the app has: its size upright, and a copy the screen can show, which may be smaller. */
export interface PhotoView {
  id: string;
  widthPx: number;
  heightPx: number;
  url: string;
}
