import type { orderStatusWords, ordersWords } from "../orders.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const orderStatus: Words<typeof orderStatusWords> = {
  "needs-attention": "Attention requise",
  "awaiting-credits": "En attente de crédits",
  "awaiting-payment": "Paiement en attente",
  "making-print": "Impression en préparation",
  "print-ready": "Impression prête",
  shipped: "Expédiée",
  cancelled: "Annulée",
  refunded: "Remboursée",
};

export const orders: Words<typeof ordersWords> = {
  title: "Commandes",
  all: "Toutes",
  attentionTab: (count) => `Attention requise (${count})`,
  search: "Rechercher par numéro de commande",
  resource: { singular: "commande", plural: "commandes" },
  columns: { order: "Commande", date: "Date", items: "Articles avec photos", status: "Statut" },
  photoItems: several("1 article", (count) => `${count} articles`),
  noPhotoItems: "Aucun",
  test: "Test",
  empty: {
    title: "Les commandes avec photos apparaissent ici",
    text: "Quand un acheteur achète un produit avec sa photo, vous trouvez ici la commande et son fichier d’impression.",
    action: "Voir les œuvres",
  },
  nothing: {
    title: "Aucune commande trouvée",
    text: "Essayez une autre recherche, ou regardez dans un autre onglet.",
    action: "Afficher toutes les commandes",
  },
  newer: "Commandes plus récentes",
  older: "Commandes plus anciennes",
};
