import type { Locker } from "@tus/server";

/**
 * Lets everyone in. The tus server asks for a lock before it looks at an upload; ours is decided where it matters, by the row,
 * each time a piece is to count. So nothing is held while a phone sends, in this process or beside it.
 */
export const openLocker: Locker = {
  newLock: () => ({ lock: async () => {}, unlock: async () => {} }),
};
