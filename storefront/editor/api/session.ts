const key = "likeness:session";
/** For shoppers whose browser keeps nothing (private windows, full or forbidden storage). */
let remembered: { token: string; expiresAt: string } | null = null;

/** The shopper's token, if it has more than a minute to live. It ties their photos together, and proves them theirs. */
export function keptSession(): string | null {
  const session = remembered ?? readStored();
  if (!session || !(Date.parse(session.expiresAt) > Date.now() + 60_000)) return null;
  return session.token;
}

export function keepSession(session: { token: string; expiresAt: string }): void {
  remembered = session;
  try {
    localStorage.setItem(key, JSON.stringify(session));
  } catch {
    // Remembered for this page, then.
  }
}

export function forgetSession(): void {
  remembered = null;
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function readStored(): { token: string; expiresAt: string } | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof stored?.token === "string" && typeof stored?.expiresAt === "string" ? stored : null;
  } catch {
    return null;
  }
}
