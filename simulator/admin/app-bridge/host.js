// The line to the admin that frames this page. The admin is who served this script; nobody else is listened to.

export const hostOrigin = new URL(document.currentScript.src).origin;
export const embedded = window.top !== window;

const waiting = new Map();
const listeners = new Map();
let sequence = 0;

/** Tells the admin something that needs no answer. */
export function tell(type, payload) {
  if (embedded) window.top.postMessage({ simulator: "app-bridge", type, payload }, hostOrigin);
}

/** Asks the admin; settles with its answer. Outside the admin it never does, as with the real App Bridge. */
export function ask(type, payload) {
  return new Promise((resolve, reject) => {
    const id = ++sequence;
    waiting.set(id, { resolve, reject });
    if (embedded) window.top.postMessage({ simulator: "app-bridge", type, payload, id }, hostOrigin);
  });
}

/** Hears what the admin says unasked. */
export function hear(type, listener) {
  listeners.set(type, listener);
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== window.top || origin !== hostOrigin || data?.simulator !== "app-bridge") return;
  if (data.reply === undefined) return listeners.get(data.type)?.(data.payload);
  const { resolve, reject } = waiting.get(data.reply) ?? {};
  waiting.delete(data.reply);
  if (data.error) reject?.(new Error(data.error));
  else resolve?.(data.payload);
});
