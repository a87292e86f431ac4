/** Shopify's library answers 410 to what calls itself a robot, as fetch does. */
const BROWSER = "Mozilla/5.0 (Likeness demo)";

/**
 * What a merchant does first, in every shop of the local Shopify: installs the app, opens it, and puts each artwork on the
 * product of the same name. Through the app's own doors, so what is there afterwards is what a merchant's clicks make.
 *
 * @param {{ control: string, app: string }} urls of a started stack
 * @returns how many products carry an artwork now
 */
export async function openShops(urls) {
  const { shops } = await json(`${urls.control}/control/state`);
  const counts = await Promise.all(shops.map((shop) => openShop(urls, shop)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function openShop(urls, shop) {
  await json(`${urls.control}/control/install/${shop.store}`, { method: "POST" });
  const merchant = async (path, options = {}) => {
    const { idToken } = await json(`${urls.control}/control/id-token/${shop.store}`); // they last a minute
    const headers = { Authorization: `Bearer ${idToken}`, "User-Agent": BROWSER };
    return routeData(`${urls.app}${path}`, { ...options, headers });
  };

  await merchant("/app.data?_routes=routes/app"); // the first page opened signs the shop in and gives it its artworks
  const { artworks } = await merchant("/app/artworks.data");
  const offers = artworks.flatMap((artwork) => {
    const product = shop.products.find(({ title }) => title === artwork.title);
    return product ? [{ artwork, product }] : [];
  });
  for (const { artwork, product } of offers) {
    const products = JSON.stringify([{ id: `gid://shopify/Product/${product.id}`, title: product.title }]);
    const body = new URLSearchParams({ intent: "assign", products });
    const answer = await merchant(`/app/artworks/${artwork.id}.data`, { method: "POST", body });
    if (answer.kind !== "assigned" || answer.unsynced.length > 0) {
      throw new Error(`${shop.name}: "${artwork.title}" could not be put on its product: ${JSON.stringify(answer)}`);
    }
  }
  return offers.length;
}

async function json(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : undefined;
}

/** What Remix answers its own pages with: the data of the route asked for, or of each route of the page. */
async function routeData(url, options) {
  const { decode } = await import("turbo-stream"); // Remix's own; not there before packages are installed
  const answer = await fetch(url, { ...options, redirect: "manual" });
  if (!answer.ok || !answer.body)
    throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  const { value, done } = await decode(answer.body);
  await done;
  const result = "data" in value || "error" in value ? value : Object.values(value).at(-1);
  if (!("data" in result)) throw new Error(`${url} failed: ${String(result.error?.message ?? result.error)}`);
  return result.data;
}
