import type { activityWords } from "../activity.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const activity: Words<typeof activityWords> = {
  title: "Activité",
  tabs: { look: "À regarder", messages: "De Shopify", history: "Ce qui s’est passé" },
  look: {
    none: "Tout va bien",
    noneText: "Ce qui n’a pas pu être fait figure ici, avec la raison et ce qu’il faut faire.",
    all: "Tout réessayer",
    more: (shown, all) => `Les ${shown} plus récents sur ${all} sont affichés.`,
    tried: several("1 nouvel essai en cours", (count) => `${count} nouveaux essais en cours`, "Aucun nouvel essai"),
    retry: "Réessayer",
    print: (title) => `Fichier d’impression de ${title}`,
    printRetry: (named) =>
      `Il est redessiné à partir de la photo conservée. Cela coûte ${named} en cas de succès, et rien sinon.`,
    message: "Un message de Shopify n’a pas pu être appliqué",
    messageRetry: (attempts) =>
      `Il a été essayé ${attempts} fois. Il est appliqué tel qu’il est venu ; ce qui l’est déjà ne l’est pas deux fois.`,
  },
  messages: {
    none: "Shopify ne nous a encore rien dit.",
    columns: { at: "Quand", what: "Quoi", state: "État" },
    resource: { singular: "message", plural: "messages" },
    states: { received: "En attente", processing: "En cours", applied: "Appliqué", failed: "Abandonné" },
  },
  topics: {
    "orders/create": "Une commande a été passée",
    "orders/paid": "Une commande a été payée",
    "orders/updated": "Une commande a changé",
    "orders/edited": "Une commande a été modifiée",
    "orders/cancelled": "Une commande a été annulée",
    "orders/fulfilled": "Une commande a été expédiée",
    "refunds/create": "Un remboursement a été fait",
    "app/uninstalled": "L’application a été retirée",
    "app/scopes_update": "Les droits de l’application ont changé",
    "app_purchases_one_time/update": "Un achat de crédits a changé",
    "customers/data_request": "Un client a demandé ses données",
    "customers/redact": "Un client doit être oublié",
    "shop/redact": "La boutique doit être oubliée",
  },
  history: {
    none: "Il ne s’est encore rien passé.",
    columns: { at: "Quand", what: "Quoi", order: "Commande", who: "Qui" },
    resource: { singular: "entrée", plural: "entrées" },
    staff: (number) => `Membre du personnel ${number}`,
    events: {
      "data-requested": "Un client a demandé ses données",
      "purchase-started": "Un achat de crédits a été lancé",
      "purchase-updated": "Un achat de crédits a changé",
      "staff-may-buy": "Qui peut acheter des crédits a été modifié",
    },
  },
};
