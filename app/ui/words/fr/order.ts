import type { orderWords } from "../order.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const order: Words<typeof orderWords> = {
  placed: (moment) => `Passée le ${moment}`,
  test: "Commande test",
  openInShopify: "Ouvrir dans Shopify",
  line: {
    artwork: "Œuvre",
    size: "Taille d’impression",
    quantity: "Quantité",
    released: "Cet article a été retiré ou remboursé, il n’est donc pas imprimé.",
    cancelled: "La commande a été annulée, cet article n’est donc pas imprimé.",
    noPhoto: "Aucune photo n’est venue avec cet article.",
  },
  preview: {
    alt: (title) => `${title}, tel que l’acheteur l’a vu`,
    open: "Ouvrir l’aperçu dans un nouvel onglet",
    making: "L’aperçu est en préparation",
    failed:
      "L’aperçu n’a pas pu être fait. L’impression se fait à partir de la photo elle-même, elle peut donc être réussie.",
    gone: "L’aperçu a été supprimé avec la photo",
  },
  photo: {
    alt: (name) => `La photo de l’acheteur : ${name}`,
    unnamed: "photo",
    noThumbnail: "Pas d’image",
    pet: "Nom",
    look: "Style",
    looks: {
      "black-and-white": "Noir et blanc",
      sepia: "Sépia",
      vintage: "Rétro",
      duotone: "Deux tons",
      "pop-art": "Pop art",
      halftone: "Trame",
      pencil: "Crayon",
      oil: "Peinture à l’huile",
    },
    background: "Arrière-plan",
    cutout: "Enlevé",
    pixels: "Pixels",
    pixelSize: (width, height) => `${width} × ${height}`,
    stage: "Gardée comme",
    kept: "Gardée jusqu’au",
    sharpness: "Netteté",
    dpi: (dpi) => `${dpi} DPI à l’impression`,
    deleted: (date) => `Supprimée le ${date}. Il en reste la trace.`,
  },
  sharpness: { sharp: "Nette", soft: "Peut-être un peu floue", "too-small": "Trop petite" },
  print: {
    title: "Fichier d’impression",
    status: {
      pending: "En attente",
      awaiting_credits: "En attente de crédits",
      processing: "En préparation",
      completed: "Prêt",
      failed: "Échec",
      cancelled: "Annulé",
    },
    waitingTitle: "Cette impression attend des crédits",
    waiting:
      "La photo est conservée comme pour toute commande. Dès qu’il y a des crédits, l’impression se fait d’elle-même.",
    getCredits: "Obtenir des crédits",
    unpaid: "Le fichier d’impression est fait quand la commande est payée.",
    soon: "Le fichier d’impression arrive. Cette page s’actualise d’elle-même.",
    ready: (format, width, height, megabytes) => `${format}, ${width} × ${height} pixels, ${megabytes} Mo`,
    formats: { "image/jpeg": "JPEG", "application/pdf": "PDF" },
    quality: (dpi, enlarged, clipped) =>
      [`${dpi} DPI`, enlarged && `agrandie ${enlarged} fois`, `${clipped} de la photo laissés de côté`]
        .filter(Boolean)
        .join(", "),
    warnings: {
      soft: "Peut sembler un peu floue.",
      "too-small":
        "Trop peu de pixels pour cette taille : elle sera floue. Demandez à l’acheteur une photo plus grande.",
      "cutout-doubtful": "L’arrière-plan s’est peut-être mal détaché. Regardez-la avant d’imprimer.",
    },
    gone: "Le fichier d’impression a été supprimé à la fin de son délai.",
    cancelled: "Cet article ne sera plus imprimé.",
    retryCost: (credits, balance) =>
      `Son crédit est revenu. Si elle aboutit, elle coûte ${credits} ; vous avez ${balance}.`,
    freeAgain: "La refaire ne coûte rien.",
    makeAgain: "Le refaire",
    download: "Télécharger le fichier d’impression",
    tryAgain: "Réessayer",
    failedTitle: "Le fichier d’impression n’a pas pu être fait",
    failures: {
      "photo-gone": "La photo a été supprimée, elle ne peut donc plus être imprimée. Redemandez-la à l’acheteur.",
      "photo-changed":
        "La photo stockée n’est pas celle qui a été envoyée, nous ne l’avons donc pas imprimée. Veuillez nous contacter.",
      "artwork-unknown": "L’œuvre de cette commande n’existe plus.",
      "render-failed": "Quelque chose s’est mal passé pendant le dessin. Réessayer suffit souvent.",
    },
  },
  flags: {
    missing: {
      title: "Cet article est arrivé sans photo",
      text: "Le produit demande une photo, mais la commande n’en nomme aucune. Demandez-en une à l’acheteur, ou remboursez l’article. Si la page du produit permet d’acheter sans photo, vérifiez que le bloc est toujours dans votre thème.",
    },
    forged: {
      title: "La photo de cet article n’est pas fiable",
      text: "La commande nomme une personnalisation qui n’a pas été faite dans votre boutique, ou qui a été modifiée en chemin. Rien n’est imprimé. Demandez à l’acheteur ce qu’il voulait, ou remboursez l’article.",
    },
    unknown: {
      title: "Nous n’avons plus la photo de cet article",
      text: "La commande nomme une personnalisation que nous avons faite, mais qui a été supprimée depuis. Demandez à l’acheteur de choisir de nouveau sa photo, ou remboursez l’article.",
    },
    other_product: {
      title: "Cette photo a été choisie pour un autre produit",
      text: "L’acheteur a fait son choix sur un produit et en a payé un autre. Rien n’est imprimé. Demandez-lui lequel il voulait, ou remboursez l’article.",
    },
  },
  tiers: {
    title: "Combien de temps les photos sont gardées",
    names: {
      temporary: "Sans commande",
      order_pending: "Commandée, pas encore expédiée",
      order_completed: "Expédiée",
      archived: "Gardée pour recommander",
    },
    means: {
      temporary: "À partir de l’envoi, ou de l’annulation ou du remboursement d’une commande.",
      order_pending: "À partir de la commande, pour pouvoir l’imprimer et l’expédier.",
      order_completed: "À partir du jour de l’expédition, au cas où il faudrait réimprimer.",
      archived: "Ensuite, si vous gardez les photos pour recommander.",
    },
    days: several("1 jour", (count) => `${count} jours`, "0 jour"),
    settings: "Modifier dans les paramètres",
  },
  erase: {
    action: "Supprimer les images de l’acheteur",
    title: "Supprimer les images de cet acheteur ?",
    what: "Ses photos et toutes les images faites à partir d’elles sont supprimées définitivement, dans cette commande et dans toutes ses autres commandes et visites que nous connaissons. La trace de leur suppression reste, sans rien de lui.",
    unprinted: "Ce qui n’a pas encore été imprimé ne pourra plus l’être.",
    confirm: "Supprimer définitivement",
    cancel: "Annuler",
    done: several(
      "1 image a été supprimée",
      (count) => `${count} images ont été supprimées`,
      "Aucune image à supprimer",
    ),
    held: "Certaines sont bloquées et seront supprimées à la fin du blocage.",
  },
  timeline: {
    title: "Historique",
    empty: "Il ne s’est encore rien passé.",
    flagged: {
      missing: "Un article est arrivé sans photo",
      forged: "Un article est arrivé avec une personnalisation qui n’est pas fiable",
      unknown: "Un article est arrivé avec une personnalisation que nous n’avons plus",
      other_product: "Un article est arrivé avec une photo choisie pour un autre produit",
    },
    moved: {
      temporary: "La photo compte de nouveau comme non commandée",
      order_pending: "La photo est gardée pour cette commande",
      order_completed: "La photo est gardée au cas où il faudrait réimprimer",
      archived: "La photo est gardée pour recommander",
    },
    events: {
      "order-created": "La commande a été passée",
      "order-paid": "La commande a été payée",
      "order-fulfilled": "La commande a été expédiée",
      "order-cancelled": "La commande a été annulée",
      "order-refunded": "Un remboursement a été fait",
      "line-flagged": "Un article requiert votre attention",
      "print-ready": "Un fichier d’impression est prêt",
      "print-awaiting-credits": "Une impression attend des crédits",
      "print-failed": "Un fichier d’impression n’a pas pu être fait",
      "shopper-erased": "Les images de l’acheteur ont été supprimées",
      "photo-kept": "La photo est gardée plus longtemps",
      "photo-kept archived": "La photo a été archivée",
      "photo-expiring": "La photo sera bientôt supprimée, car la commande n’a pas été expédiée",
      "photo-held": "La photo est bloquée",
      "photo-released": "Le blocage est terminé",
      "print-requested": "Un fichier d’impression a été redemandé",
      "photo-received": "La photo est arrivée",
      "photo-moved": "Le délai de la photo a changé",
      "photo-deleted": "La photo a été supprimée",
      "photo-deleted expired": "La photo a été supprimée, car son délai était terminé",
    },
  },
};
