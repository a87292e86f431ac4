import type { creditsWords } from "../credits.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const credits: Words<typeof creditsWords> = {
  title: "Créditos",
  credits: several("1 crédito", (count) => `${count} créditos`),
  balance: {
    title: "Tu saldo",
    held: several(
      "1 más está reservado para una impresión en curso",
      (count) => `${count} más están reservados para impresiones en curso`,
    ),
    lasts: several("A este ritmo duran cerca de 1 día.", (count) => `A este ritmo duran unos ${count} días.`),
    lastsToday: "A este ritmo se acaban hoy.",
    noPace: "Últimamente no se ha gastado nada, así que no podemos decir cuánto duran.",
    long: "A este ritmo duran más de un año.",
    overdraft: (count) => `Cuando se acaban, los pedidos siguen hasta que debas ${count}.`,
  },
  low: {
    title: "Quedan pocos créditos",
    text: "Cuando no quede ninguno, las impresiones de los pedidos nuevos esperan hasta que compres más. Los compradores no notan nada.",
  },
  waiting: {
    title: several("1 impresión espera créditos", (count) => `${count} impresiones esperan créditos`),
    text: (needed) =>
      `Faltan ${needed}. Cuando compres un paquete, siguen solas. Mientras tanto se conservan las fotos.`,
    orders: "Ver los pedidos",
  },
  packs: {
    title: "Comprar créditos",
    intro: "Apruebas cada compra en Shopify y aparece en tu factura de Shopify. Los créditos no caducan.",
    each: (price) => `${price} por impresión`,
    buy: (named) => `Comprar ${named}`,
    test: "Esta es una instalación de prueba: Shopify solo simula el cobro.",
    after: (balance) => `Tendrás ${balance}.`,
    staff: "El personal también puede comprar créditos",
    staffHelp: "Solo el propietario de la tienda puede cambiar esto.",
  },
  notice: {
    granted: {
      title: (named) => `Se añadieron ${named}`,
      text: "Gracias. Las impresiones que esperaban siguen ahora.",
    },
    pending: {
      title: "Shopify aún procesa tu pago",
      text: "Tus créditos se añaden solos en cuanto termine, normalmente en menos de un minuto.",
    },
    declined: { title: "La compra se rechazó", text: "No se cobró nada y no se añadieron créditos." },
    expired: { title: "La compra caducó", text: "No se aprobó en dos días. No se cobró nada." },
    refused: {
      title: "No pudimos identificar este pago",
      text: "Lo que Shopify cobró no es lo que se pidió, así que no se añadieron créditos. Escríbenos.",
    },
  },
  prices: {
    title: "Cuánto cuesta",
    print: "Un archivo de impresión, por cada artículo de un pedido",
    cutout: "Además, por cada foto cuyo fondo quitó un servicio remoto",
    free: "Gratis",
    freeThings: "Subir fotos, vistas previas, almacenamiento y repetir una impresión",
    back: "Si un pedido se cancela antes de hacer su impresión, o una impresión falla, su crédito vuelve.",
  },
  voucher: {
    title: "Vale",
    label: "Código",
    use: "Usar el vale",
    used: (named) => `Se añadieron ${named}`,
  },
  history: {
    title: "Historial",
    tabs: { moved: "Resumen", added: "Añadidos", spent: "Gastados", all: "Todos los movimientos" },
    resource: { singular: "movimiento", plural: "movimientos" },
    columns: { date: "Fecha", what: "Qué", credits: "Créditos", balance: "Saldo" },
    kinds: {
      welcome: "Créditos de bienvenida",
      purchase: "Compra",
      voucher: "Vale",
      reserve: "Reservado para una impresión",
      capture: "Impresión",
      release: "Devuelto",
      refund: "Compra reembolsada",
      adjustment: "Corrección",
    },
    order: (name) => `Pedido ${name}`,
    empty: "Aquí todavía no hay nada.",
    newer: "Movimientos más recientes",
    older: "Movimientos anteriores",
  },
  statement: {
    title: "Extracto mensual",
    month: "Mes",
    csv: "Descargar CSV",
    pdf: "Descargar PDF",
    failed: "No se pudo crear el extracto. Inténtalo de nuevo.",
    fileName: "likeness-extracto",
    opening: "Al principio",
    closing: "Al final",
    paid: "Pagado a Shopify",
    page: (page, pages) => `Página ${page} de ${pages}`,
  },
};
