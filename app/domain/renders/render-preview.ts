import type { Image } from "@prisma/client";
import { type Claimable, holding } from "../lease.ts";
import { readRecipe } from "../recipes/recipe.ts";
import { settleRetention } from "../retention/settle-retention.ts";
import type { Services } from "../services.ts";
import { keepRendition } from "./keep-rendition.ts";
import { renderRecipe } from "./render-recipe.ts";
import { requestRendition } from "./request-rendition.ts";

/**
 * Makes a rendition people look at (preview or thumbnail).
 *
 * Safe to run twice: only the run that claims the row works; a run that died lets its claim lapse. A refusal is kept in the
 * row for the shopper to read.
 */
export async function renderPreview(services: Services, { imageId }: { imageId: string }): Promise<void> {
  await holding(services, rendition(services, imageId), async (image, lease) => {
    const { shopId, kind, recipeHash } = image;
    const recipe = readRecipe(image.recipe);
    const target = kind === "thumbnail" ? ({ kind: "thumbnail" } as const) : ({ kind: "preview" } as const);
    const file = await renderRecipe(services, { shopId, recipe, target });
    await keepRendition(services, { image, recipe, file, where: { leaseToken: lease.token } });

    // An order may have come before its preview.
    await settleRetention(services, { shopId, imageIds: [imageId] });
    // After the preview, not beside it: someone is waiting for that one.
    if (kind === "preview" && recipeHash) {
      await requestRendition(services, { shopId, kind: "thumbnail", recipe, recipeHash });
    }
    services.log.info("render-preview", { image: imageId, kind });
  });
}

function rendition({ db }: Services, id: string): Claimable<Image> {
  return {
    name: "render-preview",
    maxAttempts: 5,
    async claim({ token, until }) {
      const [row] = await db.$queryRaw<{ id: string }[]>`
        UPDATE images
           SET status = 'processing', attempts = attempts + 1, lease_token = ${token}::uuid, lease_until = ${until}
         WHERE id = ${id}::uuid AND kind IN ('preview', 'thumbnail')
           AND (status = 'pending' OR (status = 'processing' AND lease_until <= ${new Date()}))
        RETURNING id`;
      return row ? db.image.findUniqueOrThrow({ where: { id } }) : null;
    },
    renew: ({ token, until }) => db.image.updateMany({ where: { id, leaseToken: token }, data: { leaseUntil: until } }),
    giveBack: (verdict, { token }) =>
      db.image.updateMany({
        where: { id, leaseToken: token },
        data:
          verdict.kind === "refused"
            ? { status: "failed", failure: verdict.code, leaseToken: null, leaseUntil: null }
            : { status: "pending", attempts: verdict.attempts, leaseToken: null, leaseUntil: null },
      }),
  };
}
