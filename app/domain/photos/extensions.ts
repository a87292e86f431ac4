/** By how many days a merchant may keep photos longer. */
export const extensions = [30, 90] as const;
