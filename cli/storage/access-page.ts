import type { AccessOnDay } from "../../app/domain/storage/list-access-days.ts";
import { inBytes, inNumber } from "../amounts.ts";

const charts: { title: string; of: (day: AccessOnDay) => number; told: (value: number) => string }[] = [
  { title: "Uploads", of: ({ uploads }) => uploads, told: inNumber },
  { title: "Reads", of: ({ reads }) => reads, told: inNumber },
  { title: "Bytes read", of: ({ readBytes }) => readBytes, told: inBytes },
  { title: "Bytes written", of: ({ writtenBytes }) => writtenBytes, told: inBytes },
  { title: "Deletions", of: ({ deletions }) => deletions, told: inNumber },
];

const [width, height] = [720, 120];

/** A page of its own, without scripts or anything from elsewhere: a chart for each thing that is counted. */
export function accessPage(days: AccessOnDay[], { of }: { of: string }): string {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Storage of ${escaped(of)}</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
  body { max-width: 760px; margin: 2rem auto; padding: 0 1rem; }
  h2 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
  svg { width: 100%; height: auto; }
  rect { fill: #2c6ecb; }
  line { stroke: currentcolor; opacity: 0.3; }
</style>
<h1>Storage of ${escaped(of)}</h1>
<p>${first} to ${last}, by day (UTC)</p>
${charts.map((chart) => section(chart, days)).join("\n")}
</html>
`;
}

function section({ title, of, told }: (typeof charts)[number], days: AccessOnDay[]): string {
  const values = days.map(of);
  const most = Math.max(...values);
  const sum = told(values.reduce((all, value) => all + value, 0));
  const step = width / days.length;
  const bars = days.map((day, at) => {
    const tall = most > 0 ? (of(day) / most) * (height - 10) : 0;
    const box = `x="${(at * step).toFixed(1)}" y="${(height - tall).toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${tall.toFixed(1)}"`;
    return `<rect ${box}><title>${day.day}: ${told(of(day))}</title></rect>`;
  });
  return `<h2>${title}: ${sum}, at most ${told(Math.max(0, most))} a day</h2>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title} by day, ${sum} in all">
<line x1="0" x2="${width}" y1="${height}" y2="${height}"/>${bars.join("")}
</svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
