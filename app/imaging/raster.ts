/** Decoded pixels in sRGB, four bytes each: red, green, blue, alpha. Alpha is straight: colours are not multiplied by it. */
export interface Raster {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

export interface Size {
  widthPx: number;
  heightPx: number;
}
