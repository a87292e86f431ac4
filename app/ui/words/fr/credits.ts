import type { creditsWords } from "../credits.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const credits: Words<typeof creditsWords> = {
  title: "Crédits",
  credits: several("1 crédit", (count) => `${count} crédits`, "0 crédit"),
  balance: {
    title: "Votre solde",
    held: several(
      "1 de plus est réservé pour une impression en cours",
      (count) => `${count} de plus sont réservés pour des impressions en cours`,
    ),
    lasts: several(
      "À ce rythme, il en reste pour environ 1 jour.",
      (count) => `À ce rythme, il en reste pour environ ${count} jours.`,
    ),
    lastsToday: "À ce rythme, ils seront épuisés aujourd’hui.",
    noPace: "Rien n’a été dépensé dernièrement ; nous ne pouvons pas dire combien de temps ils dureront.",
    long: "À ce rythme, il en reste pour plus d’un an.",
    overdraft: (count) => `Quand ils sont épuisés, les commandes continuent jusqu’à ce que vous deviez ${count}.`,
  },
  low: {
    title: "Il reste peu de crédits",
    text: "Quand il n’y en a plus, les impressions des nouvelles commandes attendent que vous en achetiez. Les acheteurs ne remarquent rien.",
  },
  waiting: {
    title: several("1 impression attend des crédits", (count) => `${count} impressions attendent des crédits`),
    text: (needed) =>
      `Il leur faut ${needed}. Dès que vous achetez un lot, elles reprennent d’elles-mêmes. Les photos sont conservées en attendant.`,
    orders: "Voir les commandes",
  },
  packs: {
    title: "Acheter des crédits",
    intro:
      "Vous approuvez chaque achat dans Shopify ; il figure sur votre facture Shopify. Les crédits n’expirent pas.",
    each: (price) => `${price} par impression`,
    buy: (named) => `Acheter ${named}`,
    test: "Ceci est une installation d’essai : Shopify ne fait que simuler le paiement.",
    after: (balance) => `Vous aurez ${balance}.`,
    staff: "Le personnel peut aussi acheter des crédits",
    staffHelp: "Seul le propriétaire de la boutique peut modifier cela.",
  },
  notice: {
    granted: {
      title: (named) => `${named} ajoutés`,
      text: "Merci. Les impressions en attente reprennent maintenant.",
    },
    pending: {
      title: "Shopify traite encore votre paiement",
      text: "Vos crédits sont ajoutés d’eux-mêmes dès que c’est fait, en général en moins d’une minute.",
    },
    declined: { title: "L’achat a été refusé", text: "Rien n’a été facturé et aucun crédit n’a été ajouté." },
    expired: { title: "L’achat a expiré", text: "Il n’a pas été approuvé en deux jours. Rien n’a été facturé." },
    refused: {
      title: "Nous n’avons pas pu rapprocher ce paiement",
      text: "Ce que Shopify a facturé n’est pas ce qui était demandé ; aucun crédit n’a donc été ajouté. Écrivez-nous.",
    },
  },
  prices: {
    title: "Ce que ça coûte",
    print: "Un fichier d’impression, pour chaque article d’une commande",
    cutout: "En plus, pour chaque photo dont un service distant a retiré le fond",
    free: "Gratuit",
    freeThings: "Envois, aperçus, stockage, et refaire une impression",
    back: "Si une commande est annulée avant son impression, ou si une impression échoue, son crédit revient.",
  },
  voucher: {
    title: "Bon",
    label: "Code",
    use: "Utiliser le bon",
    used: (named) => `${named} ajoutés`,
  },
  history: {
    title: "Historique",
    tabs: { moved: "Aperçu", added: "Ajoutés", spent: "Dépensés", all: "Toutes les écritures" },
    resource: { singular: "écriture", plural: "écritures" },
    columns: { date: "Date", what: "Quoi", credits: "Crédits", balance: "Solde" },
    kinds: {
      welcome: "Crédits de bienvenue",
      purchase: "Achat",
      voucher: "Bon",
      reserve: "Réservé pour une impression",
      capture: "Impression",
      release: "Rendu",
      refund: "Achat remboursé",
      adjustment: "Correction",
    },
    order: (name) => `Commande ${name}`,
    empty: "Il n’y a encore rien ici.",
    newer: "Écritures plus récentes",
    older: "Écritures plus anciennes",
  },
  statement: {
    title: "Relevé mensuel",
    month: "Mois",
    csv: "Télécharger le CSV",
    pdf: "Télécharger le PDF",
    failed: "Le relevé n’a pas pu être établi. Réessayez.",
    fileName: "likeness-releve",
    opening: "Au début",
    closing: "À la fin",
    paid: "Payé à Shopify",
    page: (page, pages) => `Page ${page} sur ${pages}`,
  },
};
