import type { activityWords } from "../activity.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const activity: Words<typeof activityWords> = {
  title: "Actividad",
  tabs: { look: "Por revisar", messages: "De Shopify", history: "Qué pasó" },
  look: {
    none: "Todo va bien",
    noneText: "Lo que no se pudo hacer aparece aquí, con el motivo y qué hacer.",
    all: "Reintentar todo",
    more: (shown, all) => `Se muestran los ${shown} más recientes de ${all}.`,
    tried: several("Se reintenta 1", (count) => `Se reintentan ${count}`),
    retry: "Reintentar",
    print: (title) => `Archivo de impresión de ${title}`,
    printRetry: (named) =>
      `Se dibuja de nuevo a partir de la foto conservada. Cuesta ${named} si se logra, y nada si no.`,
    message: "No se pudo aplicar un mensaje de Shopify",
    messageRetry: (attempts) =>
      `Se intentó ${attempts} veces. Se aplica tal como llegó; lo que ya se aplicó no se repite.`,
  },
  messages: {
    none: "Shopify aún no nos ha dicho nada.",
    columns: { at: "Cuándo", what: "Qué", state: "Estado" },
    resource: { singular: "mensaje", plural: "mensajes" },
    states: { received: "En espera", processing: "Aplicándose", applied: "Aplicado", failed: "Abandonado" },
  },
  topics: {
    "orders/create": "Se hizo un pedido",
    "orders/paid": "Se pagó un pedido",
    "orders/updated": "Cambió un pedido",
    "orders/edited": "Se editó un pedido",
    "orders/cancelled": "Se canceló un pedido",
    "orders/fulfilled": "Se envió un pedido",
    "refunds/create": "Se hizo un reembolso",
    "app/uninstalled": "Se desinstaló la app",
    "app/scopes_update": "Cambiaron los permisos de la app",
    "app_purchases_one_time/update": "Cambió una compra de créditos",
    "customers/data_request": "Un cliente pidió sus datos",
    "customers/redact": "Hay que olvidar a un cliente",
    "shop/redact": "Hay que olvidar la tienda",
  },
  history: {
    none: "Todavía no ha pasado nada.",
    columns: { at: "Cuándo", what: "Qué", order: "Pedido", who: "Quién" },
    resource: { singular: "entrada", plural: "entradas" },
    staff: (number) => `Miembro del personal ${number}`,
    events: {
      "data-requested": "Un cliente pidió sus datos",
      "purchase-started": "Se inició una compra de créditos",
      "purchase-updated": "Cambió una compra de créditos",
      "staff-may-buy": "Se cambió quién puede comprar créditos",
    },
  },
};
