import type { homeWords } from "../home.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const home: Words<typeof homeWords> = {
  title: "Accueil",
  guide: {
    title: "Guide de configuration",
    intro: "Trois étapes, et les acheteurs peuvent mettre leur photo dans votre œuvre.",
    progress: (done, all) => `${done} étape${done < 2 ? "" : "s"} sur ${all}`,
    close: "Fermer le guide de configuration",
    open: "Afficher le guide de configuration",
    done: "Fait",
    toDo: "À faire",
    finished: "Tout est prêt. Fermez ce guide quand vous voulez.",
    assign: {
      title: "Mettez une œuvre sur un produit",
      text: "Choisissez une œuvre et les produits auxquels elle est destinée. Seuls ces produits demandent une photo.",
      action: "Choisir une œuvre",
      doneText: "Une œuvre est sur un produit. Vous pouvez ajouter d’autres produits à tout moment.",
      doneAction: "Voir les œuvres",
    },
    block: {
      title: "Ajoutez le bloc photo à votre thème",
      text: "L’éditeur de thème s’ouvre sur votre page de produit avec le bloc en place. Glissez-le où vous voulez, puis enregistrez.",
      action: "Ouvrir l’éditeur de thème",
      doneText: "Le bloc est dans votre thème.",
      unknown:
        "Nous n’avons pas pu vérifier votre thème à l’instant. Si vous y avez enregistré le bloc, cette étape est faite.",
      checking: "Vérification de votre thème",
    },
    try: {
      title: "Essayez comme un acheteur",
      text: (product) => `Ouvrez la page de ${product}, envoyez une photo et voyez-la dans l’œuvre.`,
      waiting: "Quand une œuvre est sur un produit, vous pouvez l’essayer ici, sur la page du produit lui-même.",
      action: "Ouvrir la page du produit",
      away: "La page de ce produit est introuvable. Vérifiez qu’il est publié dans votre boutique en ligne.",
      doneText: "Une photo est arrivée, donc cela fonctionne.",
    },
  },
  today: {
    title: "Aujourd’hui",
    photos: "Photos reçues",
    personalizations: "Personnalisations",
    orders: "Commandes avec photos",
    prints: "Impressions prêtes",
    quiet: "Rien n’est encore arrivé aujourd’hui.",
    never: "Aucun acheteur n’a encore envoyé de photo. Dès que ce sera le cas, vous la verrez comptée ici.",
  },
  credits: { title: "Crédits", buy: "Acheter des crédits", see: "Voir les crédits" },
  room: {
    full: {
      title: "Votre stockage de photos est plein",
      text: "Les acheteurs ne peuvent plus envoyer de photos tant qu’il n’y a pas de place. Gardez les photos moins de jours, ou demandez-nous plus de place.",
    },
    near: {
      title: "Votre stockage de photos est presque plein",
      text: "Quand il sera plein, les acheteurs ne pourront plus envoyer de photos. Gardez les photos moins de jours, ou demandez-nous plus de place.",
    },
    action: "Choisir combien de temps garder les photos",
  },
  expiring: {
    title: several(
      "1 photo d’une commande que vous n’avez pas expédiée sera bientôt supprimée",
      (count) => `${count} photos de commandes que vous n’avez pas expédiées seront bientôt supprimées`,
    ),
    text: (date) => `La première sera supprimée le ${date}. Expédiez la commande, ou gardez sa photo plus longtemps.`,
    extend: "Garder 30 jours de plus",
    orders: "Voir les commandes",
  },
  budget: {
    title: "Le stockage coûte plus que votre budget",
    text: (spent, budget) =>
      `Les 30 derniers jours reviennent à ${spent} aux prix catalogue ; votre budget est de ${budget} par mois. Rien n’est supprimé pour autant.`,
    action: "Voir ce qui est stocké",
  },
  dataRequests: {
    title: "Un client demande ce que vous gardez de lui",
    text: "Shopify vous donne 30 jours. Téléchargez la réponse et envoyez-la au client ; elle contient ses images et ce que nous en savons.",
    asked: (number, moment) => `Demande ${number}, ${moment}`,
    download: "Télécharger la réponse",
    failed: "La réponse n’a pas pu être préparée. Réessayez.",
  },
  attention: {
    title: several("1 commande requiert votre attention", (count) => `${count} commandes requièrent votre attention`),
    text: {
      one: "Elle ne peut pas être imprimée telle quelle. La commande dit pourquoi et que faire.",
      other: () => "Elles ne peuvent pas être imprimées telles quelles. Chaque commande dit pourquoi et que faire.",
    },
    action: { one: "Voir la commande", other: () => "Voir ces commandes" },
  },
};
