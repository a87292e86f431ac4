/** The shapes the shopper API speaks. The app answers them; the widget never trusts more of them than it reads here. */

/** Where the picture's slot lies on the photo: fractions of the upright photo, box before its clockwise rotation about its own centre. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
  rotationDegrees: number;
}

/** Fractions of the artwork: of its width, and of its height. */
export interface BoxView {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SlotView {
  id: string;
  label: string;
  /** Where the photo stands, or in perspective, its corners: top left, top right, bottom right, bottom left. */
  box?: BoxView;
  quad?: [number, number][];
  /** Width by height of the photo it shows. */
  ratio: number;
  /** How much of the print's width the photo takes. */
  widthShare: number;
  shape: "rectangle" | "ellipse" | "path" | "alpha";
  rotationDegrees: number;
  /** A picture of the slot whose alpha is the shape, for soft edges and for shapes that are no rectangle. */
  maskUrl?: string;
  /** The looks on offer; a shopper begins with the first. "none" is the photo as it is. */
  effects: string[];
  /** Whether the photo's background is taken away; with the last two the shopper can switch it. */
  cutout: "no" | "offered" | "yes";
}

/** A line the shopper writes. Lengths are fractions of the artwork's width. */
export interface TextView {
  id: string;
  label: string;
  default: string;
  maxLength: number;
  required: boolean;
  box: BoxView;
  rotationDegrees: number;
  size: number;
  letterSpacing: number;
  align: "left" | "center" | "right";
  color: string;
  outline?: { color: string; width: number };
  /** Degrees of a circle the line spans when it fills its box; 0 is straight. */
  curve: number;
  uppercase: boolean;
  /** Which letters each part of its font has, as CSS's `unicode-range`, in the order they are looked for. */
  fonts: string[];
}

export type LayerView = { blend: string; opacity: number } & (
  | { kind: "image"; url: string }
  | { kind: "photo"; slot: string }
  | { kind: "text"; field: string }
);

export interface SizeView {
  name: string;
  widthInches: number;
  /** Those of the product's options that name it. */
  options: string[];
}

export interface ArtworkView {
  id: string;
  title: string;
  widthPx: number;
  heightPx: number;
  /** `#rrggbb`, below all layers. */
  background?: string;
  /** What is printed; the first for every variant that names none. */
  sizes: SizeView[];
  slots: SlotView[];
  texts: TextView[];
  /** In drawing order, bottom first. */
  layers: LayerView[];
  sharpness: { warnDpi: number; blockDpi: number };
}

/** One slot of a choice. */
export interface SlotChoice {
  slot: string;
  photoId: string;
  crop: Crop;
  effect: string;
  cutout: boolean;
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
  /** When the first of its photos is deleted. */
  keptUntil: string | null;
  photos: SlotChoice[];
  texts: Record<string, string>;
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
