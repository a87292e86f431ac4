import type { orderStatusWords, ordersWords } from "../orders.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const orderStatus: Words<typeof orderStatusWords> = {
  "needs-attention": "Requiere atención",
  "awaiting-credits": "Espera créditos",
  "awaiting-payment": "Pago pendiente",
  "making-print": "Preparando impresión",
  "print-ready": "Impresión lista",
  shipped: "Enviado",
  cancelled: "Cancelado",
  refunded: "Reembolsado",
};

export const orders: Words<typeof ordersWords> = {
  title: "Pedidos",
  all: "Todos",
  attentionTab: (count) => `Requiere atención (${count})`,
  search: "Buscar por número de pedido",
  resource: { singular: "pedido", plural: "pedidos" },
  columns: { order: "Pedido", date: "Fecha", items: "Artículos con fotos", status: "Estado" },
  photoItems: several("1 artículo", (count) => `${count} artículos`),
  noPhotoItems: "Ninguno",
  test: "Prueba",
  empty: {
    title: "Aquí aparecen los pedidos con fotos",
    text: "Cuando un comprador compre un producto con su foto, encontrarás aquí el pedido con su archivo de impresión.",
    action: "Ver obras",
  },
  nothing: {
    title: "No se encontraron pedidos",
    text: "Prueba otra búsqueda o mira en otra pestaña.",
    action: "Mostrar todos los pedidos",
  },
  newer: "Pedidos más recientes",
  older: "Pedidos más antiguos",
};
