// Enough of Web Vitals for the app to have something true to report: what the browser itself measured.

let callback = null;
const latest = new Map();
let due;

/** Calls back with the measures of this page, soon after each changes. Null stops it. */
export async function onWebVitals(listener) {
  callback = listener;
  if (listener && latest.size > 0) report();
}

function note(name, value) {
  latest.set(name, { id: `simulator-${name}`, name, value, country: "GB", version: "simulator" });
  clearTimeout(due);
  due = setTimeout(report, 500);
}

function report() {
  if (latest.size > 0) callback?.({ metrics: [...latest.values()] });
}

function observe(type, act) {
  try {
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
  } catch {
    // this browser does not measure it
  }
}

let shift = 0;
observe("largest-contentful-paint", (entry) => note("LCP", entry.startTime));
observe("paint", (entry) => entry.name === "first-contentful-paint" && note("FCP", entry.startTime));
observe("navigation", (entry) => note("TTFB", entry.responseStart));
observe("layout-shift", (entry) => {
  if (entry.hadRecentInput) return;
  shift += entry.value;
  note("CLS", shift);
});
