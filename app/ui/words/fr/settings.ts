import type { settingsWords } from "../settings.ts";
import type { Words } from "../words.ts";

export const settings: Words<typeof settingsWords> = {
  title: "Paramètres",
  saved: "Paramètres enregistrés",
  save: "Enregistrer",
  discard: "Ignorer",
  days: "jours",
  dpi: "DPI",
  dollars: "dollars US par mois",
  summary: "Certains paramètres sont à revoir. Rien n’a encore été enregistré.",
  failed: "Vos paramètres n’ont pas pu être enregistrés. Rien n’est perdu : réessayez dans un instant.",
  retention: {
    title: "Combien de temps les photos sont gardées",
    text: "Les photos sont supprimées d’elles-mêmes à la fin de leur délai, avec tout ce qui en a été fait.",
    when: "Un délai plus long vaut aussi pour les photos que vous avez déjà. Un plus court vaut pour les nouvelles et, pour les autres, dès qu’il arrive quelque chose à leur commande.",
    archive: {
      label: "Garder les photos des commandes expédiées pour recommander",
      help: "À la fin du délai ci-dessus, elles sont gardées plus longtemps au lieu d’être supprimées.",
    },
  },
  sharpness: {
    title: "À quel point une photo doit être nette",
    text: "Nous comptons les pixels de la photo, une fois recadrée, pour chaque pouce imprimé (DPI). 300 est le plus net de nos fichiers d’impression ; à partir de 150 environ, une photo est belle à bout de bras.",
  },
  storage: {
    title: "Ce que le stockage peut coûter",
    text: "Quand les 30 derniers jours coûtent plus que cela aux prix catalogue de votre fournisseur, nous vous le disons sur la page d’accueil. Rien n’est supprimé pour autant.",
  },
  notify: {
    title: "À qui nous écrivons",
    text: "Quand des impressions attendent des crédits ou qu’il en reste peu. Tout le reste se trouve sur la page d’accueil.",
  },
  limits: {
    title: "Requêtes que nous ne comptons pas",
    text: "Nous limitons ce qu’un visiteur peut envoyer en une minute. Votre magasin ou votre agence a peut-être besoin de plus.",
  },
  fields: {
    notifyEmails: {
      label: "Adresses courriel",
      help: "Jusqu’à cinq, séparées par des virgules. Laissez vide pour ne rien recevoir.",
    },
    rateAllow: {
      label: "Adresses et réseaux",
      help: "Par exemple 203.0.113.7, 198.51.100.0/24, séparés par des virgules.",
    },
    temporaryDays: {
      label: "Sans commande",
      help: "À partir de l’envoi, ou de l’annulation d’une commande. Pendant ce temps, les acheteurs peuvent revenir et commander.",
    },
    orderPendingDays: {
      label: "Commandée, pas encore expédiée",
      help: "À partir de la commande. Laissez assez de temps pour réimprimer si un colis se perd.",
    },
    orderCompletedDays: { label: "Expédiée", help: "À partir du jour où la commande a été expédiée." },
    archivedDays: { label: "Gardée pour recommander", help: "Après le délai des commandes expédiées." },
    sharpnessWarnDpi: {
      label: "Avertir au-dessous de",
      help: "L’acheteur est averti que la photo peut être floue, et peut continuer.",
    },
    sharpnessBlockDpi: {
      label: "Refuser au-dessous de",
      help: "Une photo plus grande ou un cadrage plus large est demandé à l’acheteur.",
    },
    storageBudgetDollars: { label: "Budget", help: "0 si vous ne voulez pas être averti." },
  },
  problem: (problem, from, to) => {
    if (problem === "not-whole") return "Saisissez un nombre entier.";
    if (problem === "not-mail") return "Saisissez jusqu’à cinq adresses courriel, séparées par des virgules.";
    if (problem === "not-networks") return "Saisissez des adresses ou des réseaux, séparés par des virgules.";
    if (problem === "above-warn") return "Ce niveau ne peut pas dépasser celui de l’avertissement.";
    return `Saisissez un nombre de ${from} à ${to}.`;
  },
};
