import { z } from "zod";

/** An id as Shopify's messages carry it: a number, or text where it would not fit one. Text with us. */
export const shopifyId = z.union([z.number().int(), z.string()]).transform(String);
