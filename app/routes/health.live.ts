import { json } from "../http/answering.ts";

/** The process answers. Says nothing of what it depends on: restarting it would not help those. */
export const loader = () => json({ ok: true });
