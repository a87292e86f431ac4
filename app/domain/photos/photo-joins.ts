import { Prisma } from "@prisma/client";
import type { PhotoKind } from "./photo-query.ts";

const { sql } = Prisma;

/**
 * How pictures hang on choices: a photo by the slots it fills, what was made of it alone by the same, all else by its recipe. A
 * picture is `i` and a choice `p` in all of these.
 */
const ways: Record<PhotoKind, "photo" | "alone" | "recipe"> = {
  ...{ original: "photo", cutout: "alone", working_copy: "alone" },
  ...{ preview: "recipe", thumbnail: "recipe", print: "recipe" },
};

/** The pictures of the choice `p`: from where, and on what condition. */
export function madeFrom(kind: PhotoKind): Prisma.Sql {
  const way = ways[kind];
  if (way === "recipe") return sql`FROM images i WHERE i.shop_id = p.shop_id AND i.recipe_hash = p.recipe_hash`;
  const photo = way === "photo" ? sql`i.id` : sql`i.photo_id`;
  return sql`FROM personalization_photos pp JOIN images i ON ${photo} = pp.image_id WHERE pp.personalization_id = p.id`;
}

/** Whether the picture `i` is part of a choice `q` for this product. */
export function isOfProduct(kind: PhotoKind, productId: string, and: Prisma.Sql = Prisma.empty): Prisma.Sql {
  const way = ways[kind];
  const chosen =
    way === "recipe"
      ? sql`FROM images r JOIN personalizations q ON q.shop_id = r.shop_id AND q.recipe_hash = r.recipe_hash WHERE r.id = i.id`
      : sql`FROM images r
            JOIN personalization_photos qp ON qp.image_id = ${way === "photo" ? sql`r.id` : sql`r.photo_id`}
            JOIN personalizations q ON q.id = qp.personalization_id AND q.shop_id = r.shop_id WHERE r.id = i.id`;
  return sql`EXISTS (SELECT 1 ${chosen} AND q.product_id = ${productId} ${and})`;
}

/** The ids of the pictures of a kind behind an order's lines. `name`: with or without its "#". */
export function picturesInOrder(kind: PhotoKind, { shopId, name }: { shopId: string; name: string }): Prisma.Sql {
  const bare = name.replace(/^#/, "");
  return sql`
    SELECT i.id FROM orders o
      JOIN order_items item ON item.order_id = o.id
      JOIN personalizations p ON p.id = item.personalization_id
      CROSS JOIN LATERAL (SELECT i.id ${madeFrom(kind)} AND i.kind = ${kind}::image_kind) i
     WHERE o.shop_id = ${shopId}::uuid AND lower(o.name) IN (lower(${bare}), lower(${`#${bare}`}))`;
}
