import sharp from "sharp";

/** How long sharp may work on one photo, and on one file we write. A stuck decode must not hold a worker. */
export const photoTimeLimitSeconds = 15;
export const fileTimeLimitSeconds = 60;

// One thread a picture: jobs beside each other use the cores better than threads inside one job do.
sharp.concurrency(1);
// Every picture is worked on once, so libvips' cache of operations would only hold memory.
sharp.cache(false);

// libvips picks a loader by what it finds in the bytes, so only these exist here at all: no GIF, TIFF, PDF, RAW or
// ImageMagick. SVG stays for artwork layers. A shopper's photo never reaches it: `openPhoto` names the format from the first
// bytes before sharp sees them, and asks the decoder afterwards whether it agrees.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpeg",
    "VipsForeignLoadPng",
    "VipsForeignLoadWebp",
    "VipsForeignLoadHeif",
    "VipsForeignLoadSvg",
  ],
});

/** sharp with the settings above; nothing else in the app imports the package itself. */
export { sharp };
