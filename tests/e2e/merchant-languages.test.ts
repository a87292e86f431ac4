import { beforeAll, describe, expect, test } from "vitest";
import { openShops } from "../../scripts/open-shops.mjs";
import { expectAccessible } from "../helpers/axe.ts";
import { until } from "../helpers/http-shopper.ts";
import { type MerchantPage, narrow, openMerchantPage } from "../helpers/merchant-page.ts";
import { ordersOf } from "../helpers/shop-orders.ts";
import { useStack } from "../helpers/stack.ts";

// A merchant whose admin is not in English reads all of the app in their language, from the server's first byte.

const stack = useStack({ env: { LEASE_MS: "1500", SWEEP_MS: "700" } });
const { buy, column, personalized } = ordersOf(stack);

const ids = { printed: "", forged: "", artwork: "", photo: "" };

beforeAll(async () => {
  await openShops(stack().urls);
  await buy("the-howl", await personalized("the-howl"), { paid: true });
  await buy("royal-portrait", await personalized("royal-portrait"), { paid: false });
  await buy("the-howl", "forged.id", { paid: true });
  await until(
    () => column("SELECT count(*) FROM images WHERE kind = 'print' AND status = 'completed'"),
    ([count]) => count === "1",
    { withinMs: 60_000, what: "the print" },
  );
  await until(
    () => column("SELECT id FROM orders"),
    (orders) => orders.length === 3,
    { what: "three orders" },
  );
  const [first, , third] = await column("SELECT id FROM orders ORDER BY placed_at");
  const [artwork] = await column(
    "SELECT a.id FROM artworks a JOIN shops s ON s.id = a.shop_id WHERE s.domain LIKE 'pawprints.%' ORDER BY a.title",
  );
  const [photo] = await column("SELECT id FROM images WHERE kind = 'original' ORDER BY created_at");
  Object.assign(ids, { printed: first, forged: third, artwork, photo });
}, 120_000);

interface Spoken {
  language: string;
  home: string;
  orders: string;
  /** Said by the page itself, so it is awake then. */
  blockIsOn: string;
  /** Pages by their address, with a sentence each says. */
  pages: [path: () => string, sentence: string][];
  unknownOrder: string;
  invalidDays: string;
  choosePhotosToDelete: [choose: string, ask: string, question: string];
}

const german: Spoken = {
  language: "de",
  home: "Startseite",
  orders: "Bestellungen",
  blockIsOn: "Der Block ist in Ihrem Theme.",
  pages: [
    [() => "/app", "1 Bestellung braucht Ihre Aufmerksamkeit"],
    [() => "/app/artworks", "1 Produkt"],
    [() => `/app/artworks/${ids.artwork}`, "Bestellungen behalten die Version, mit der sie gemacht wurden."],
    [() => "/app/artworks/import", "ZIP-Datei auswählen"],
    [() => "/app/orders", "Zahlung ausstehend"],
    [() => "/app/orders?search=nothing", "Keine Bestellungen gefunden"],
    [() => `/app/orders/${ids.printed}`, "Druckdatei herunterladen"],
    [() => `/app/orders/${ids.forged}`, "Dem Foto dieses Artikels ist nicht zu trauen"],
    [() => "/app/photos", "Als Liste anzeigen"],
    [() => "/app/photos?view=list", "Als Bilder anzeigen"],
    [() => `/app/photos/${ids.photo}`, "Wo es verwendet wird"],
    [() => "/app/storage", "Was dasselbe anderswo kosten würde"],
    [() => "/app/settings", "Wie lange Fotos aufbewahrt werden"],
    [() => "/app/credits", "Was etwas kostet"],
    [() => "/app/activity", "Braucht einen Blick"],
  ],
  unknownOrder: "Diese Bestellung gibt es nicht.",
  invalidDays: "Geben Sie eine ganze Zahl ein.",
  choosePhotosToDelete: ["rex.jpg auswählen", "Löschen …", "Dieses Foto löschen?"],
};

const spanish: Spoken = {
  language: "es",
  home: "Inicio",
  orders: "Pedidos",
  blockIsOn: "El bloque está en tu tema.",
  pages: [
    [() => "/app", "1 pedido requiere tu atención"],
    [() => "/app/artworks", "1 producto"],
    [() => `/app/artworks/${ids.artwork}`, "Los pedidos conservan la versión con la que se hicieron."],
    [() => "/app/artworks/import", "Elegir ZIP"],
    [() => "/app/orders", "Pago pendiente"],
    [() => "/app/orders?search=nothing", "No se encontraron pedidos"],
    [() => `/app/orders/${ids.printed}`, "Descargar archivo de impresión"],
    [() => `/app/orders/${ids.forged}`, "La foto de este artículo no es de fiar"],
    [() => "/app/photos", "Mostrar como lista"],
    [() => "/app/photos?view=list", "Mostrar como imágenes"],
    [() => `/app/photos/${ids.photo}`, "Dónde se usa"],
    [() => "/app/storage", "Qué costaría lo mismo en otro sitio"],
    [() => "/app/settings", "Cuánto tiempo se guardan las fotos"],
    [() => "/app/credits", "Cuánto cuesta"],
    [() => "/app/activity", "Por revisar"],
  ],
  unknownOrder: "No existe ese pedido.",
  invalidDays: "Escribe un número entero.",
  choosePhotosToDelete: ["Seleccionar rex.jpg", "Borrar…", "¿Borrar esta foto?"],
};

const french: Spoken = {
  language: "fr",
  home: "Accueil",
  orders: "Commandes",
  blockIsOn: "Le bloc est dans votre thème.",
  pages: [
    [() => "/app", "1 commande requiert votre attention"],
    [() => "/app/artworks", "1 produit"],
    [() => `/app/artworks/${ids.artwork}`, "Les commandes gardent la version avec laquelle elles ont été faites."],
    [() => "/app/artworks/import", "Choisir un ZIP"],
    [() => "/app/orders", "Paiement en attente"],
    [() => "/app/orders?search=nothing", "Aucune commande trouvée"],
    [() => `/app/orders/${ids.printed}`, "Télécharger le fichier d’impression"],
    [() => `/app/orders/${ids.forged}`, "La photo de cet article n’est pas fiable"],
    [() => "/app/photos", "Afficher en liste"],
    [() => "/app/photos?view=list", "Afficher en images"],
    [() => `/app/photos/${ids.photo}`, "Où elle est utilisée"],
    [() => "/app/storage", "Ce que cela coûterait ailleurs"],
    [() => "/app/settings", "Combien de temps les photos sont gardées"],
    [() => "/app/credits", "Ce que ça coûte"],
    [() => "/app/activity", "À regarder"],
  ],
  unknownOrder: "Cette commande n’existe pas.",
  invalidDays: "Saisissez un nombre entier.",
  choosePhotosToDelete: ["Sélectionner rex.jpg", "Supprimer…", "Supprimer cette photo"],
};

/** Small English words that no other language here has; titles of artworks, which are the shop's own, begin in capitals. */
const english = /\b(the|your|with|this|they|you|photos? (is|are))\b.*/g;

/** Where tabs don't fit, Polaris puts the button for the others among them, which axe does not allow. */
const overflowingTabs = ".Polaris-Tabs:has(.Polaris-Tabs__DisclosureTab--visible)";

const visible = ({ app }: MerchantPage) => app.locator("body").innerText();

describe.each([german, spanish, french])("in $language", (spoken) => {
  const openPage = async (admin: MerchantPage, path: string, sentence: string) => {
    await admin.page.goto(`${stack().urls.control}/store/pawprints/apps/likeness${path}`);
    await admin.app.getByText(sentence).filter({ visible: true }).first().waitFor();
  };

  test("the server's own page has the words, and says which language they are in", async () => {
    const admin = await openMerchantPage(stack(), { locale: spoken.language });
    const first = admin.page.waitForResponse((answer) => new URL(answer.url()).pathname === "/app");
    await admin.open("/app", spoken.home);
    const html = await (await first).text();
    expect(html).toContain(`<html lang="${spoken.language}"`);
    expect(html).toContain(`>${spoken.home}<`);
    expect(await admin.app.locator("html").getAttribute("lang")).toBe(spoken.language);
  });

  test("every page speaks it, people who can't see it included, and fits a phone", async () => {
    const admin = await openMerchantPage(stack(), { locale: spoken.language });
    const phone = await openMerchantPage(stack(), { locale: spoken.language, viewport: narrow });
    for (const [path, sentence] of spoken.pages) {
      await openPage(admin, path(), sentence);
      expect([path(), (await visible(admin)).match(english)]).toEqual([path(), null]);
      await expectAccessible(admin.page, { except: overflowingTabs });
      await openPage(phone, path(), sentence);
      expect([path(), await phone.scrollsSideways()]).toEqual([path(), false]);
    }
  }, 180_000);

  test("going from page to page keeps it, and refusals come in it", async () => {
    const admin = await openMerchantPage(stack(), { locale: spoken.language });
    await admin.open("/app", spoken.home);
    await admin.app.getByText(spoken.blockIsOn).waitFor();
    await admin.page.getByRole("link", { name: spoken.orders, exact: true }).last().click();
    await admin.heading(spoken.orders).waitFor();

    await admin.open("/app/settings", /./);
    await admin.app.locator("input[name=temporaryDays]").fill("3.5");
    await admin.adminButton("Save").click();
    await admin.app.getByText(spoken.invalidDays).waitFor();

    await openPage(admin, `/app/orders/${crypto.randomUUID()}`, spoken.unknownOrder);
    admin.forgive(/404/);
  });

  test("questions are asked in it", async () => {
    const admin = await openMerchantPage(stack(), { locale: spoken.language });
    const [choose, ask, question] = spoken.choosePhotosToDelete;
    await admin.page.goto(`${stack().urls.control}/store/pawprints/apps/likeness/app/photos`);
    await admin.app.getByLabel(choose).first().check();
    await admin.button(ask).click();
    await admin.app.getByText(question).waitFor();
  });
});
