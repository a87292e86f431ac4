"""The scene by Pillow. Answers every line of its input with a line of JSON: what making the picture took."""

import io
import json
import sys
import time

from PIL import Image, ImageChops, ImageCms, ImageOps

scene = json.loads(sys.argv[1])
left, top = scene["left"], scene["top"]
slot = (scene["width"], scene["height"])
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def fitted(source, mode):
    picture = Image.open(source["file"])
    region = source["region"]
    box = (region["left"], region["top"], region["left"] + region["width"], region["top"] + region["height"])
    return ImageOps.exif_transpose(picture).convert(mode).crop(box).resize(slot, Image.LANCZOS)


def make():
    canvas = Image.open(scene["below"]).convert("RGB")
    mask = Image.open(scene["mask"]).convert("L")
    if scene["matte"]:
        mask = ImageChops.multiply(mask, fitted(scene["matte"], "L"))
    canvas.paste(fitted(scene["photo"], "RGB"), (left, top), mask)
    above = Image.open(scene["above"])
    canvas.paste(above, (0, 0), above)
    out = io.BytesIO()
    if scene["format"] == "webp":
        canvas.save(out, "WEBP", quality=90)
    elif scene["format"] == "jpeg":
        canvas.save(out, "JPEG", quality=95, subsampling=0, dpi=(300, 300), icc_profile=srgb)
    else:
        canvas.save(out, "PNG", dpi=(300, 300), icc_profile=srgb)
    return out.getvalue()


for line in sys.stdin:
    begun, spent = time.perf_counter(), time.process_time()
    picture = make()
    took = {
        "cpuMs": (time.process_time() - spent) * 1000,
        "wallMs": (time.perf_counter() - begun) * 1000,
        "bytes": len(picture),
        "steps": {},
    }
    with open(scene["out"], "wb") as file:
        file.write(picture)
    print(json.dumps(took), flush=True)
