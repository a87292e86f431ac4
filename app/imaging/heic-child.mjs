// Opens one HEIC photo in a process of its own: node heic-child.mjs '{"page","widthPx","heightPx","iccBytes","lifeMs"}'.
// On stdin: its colour profile, then the photo. On stdout: the same picture as an uncompressed PNG with that profile, because
// sharp believes a profile only of a file. Exit code 2: libheif can't read it, or it is of another size than was said.
//
// A plain module that Node runs as it stands: heic-decoder.ts starts it from the source folder, bundled or not.
// biome-ignore-all lint/style/noRestrictedImports: a program of its own, and the only one that loads this decoder
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";
import { crc32, createDeflate, deflateSync } from "node:zlib";
import decoder from "heic-decode";

const unreadable = 2;
/** What --max-old-space-size does not count. 48 megapixels need 420 MB. */
const mostWasmBytes = 1024 * 1024 * 1024;

const { page, widthPx, heightPx, iccBytes, lifeMs } = JSON.parse(process.argv[2] ?? "");

// Whoever started us ends us when time is up. Should they be gone by then, this thread does it: a decoder that hangs never
// comes back to the main one.
new Worker(`setTimeout(() => process.kill(process.pid, "SIGKILL"), ${Number(lifeMs)})`, { eval: true }).unref();

const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function growWithinLimit(pages) {
  if (this.buffer.byteLength + pages * 65_536 > mostWasmBytes) throw new RangeError("the photo needs too much memory");
  return grow.call(this, pages);
};

const given = await buffer(process.stdin);
const pixels = await decode(given.subarray(iccBytes));
if (!pixels) process.exit(unreadable);
await pipeline(png(pixels, given.subarray(0, iccBytes)), process.stdout);

/** Red, green, blue, alpha of every pixel, upright: libheif turns the picture by what its container says. Null: can't. */
async function decode(photo) {
  try {
    const picture = (await decoder.all({ buffer: photo }))[page];
    if (picture?.width !== widthPx || picture.height !== heightPx) return null;
    return (await picture.decode()).data;
  } catch {
    return null;
  }
}

/** https://www.w3.org/TR/png-3/, in pieces; nothing is squeezed, for it only travels through a pipe. */
async function* png(rgba, icc) {
  const channels = isOpaque(rgba) ? 3 : 4;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, channels === 3 ? 2 : 6], 8);
  yield Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  yield chunk("IHDR", header);
  if (icc.length > 0) yield chunk("iCCP", Buffer.concat([Buffer.from("photo\0\0"), deflateSync(icc)]));

  const squeezed = createDeflate({ level: 0, chunkSize: 1024 * 1024 });
  const fed = pipeline(strips(rgba, channels), squeezed);
  for await (const part of squeezed) yield chunk("IDAT", part);
  await fed;
  yield chunk("IEND", Buffer.alloc(0));
}

/** The rows, each behind the byte that says it is not filtered. */
function* strips(rgba, channels) {
  const rowBytes = 1 + widthPx * channels;
  const rowsAtOnce = 64;
  for (let top = 0; top < heightPx; top += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, heightPx - top);
    const strip = Buffer.alloc(rows * rowBytes);
    let from = top * widthPx * 4;
    for (let row = 0; row < rows; row++) {
      let to = row * rowBytes + 1;
      for (let column = 0; column < widthPx; column++, from += 4, to += channels) {
        strip[to] = rgba[from];
        strip[to + 1] = rgba[from + 1];
        strip[to + 2] = rgba[from + 2];
        if (channels === 4) strip[to + 3] = rgba[from + 3];
      }
    }
    yield strip;
  }
}

function isOpaque(rgba) {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}

function chunk(type, data) {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, "latin1");
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), data.length + 8);
  return whole;
}
