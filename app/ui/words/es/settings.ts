import type { settingsWords } from "../settings.ts";
import type { Words } from "../words.ts";

export const settings: Words<typeof settingsWords> = {
  title: "Configuración",
  saved: "Configuración guardada",
  save: "Guardar",
  discard: "Descartar",
  days: "días",
  dpi: "DPI",
  dollars: "dólares al mes",
  summary: "Algunos ajustes necesitan otro vistazo. Aún no se ha guardado nada.",
  failed: "No se pudo guardar tu configuración. No se ha perdido nada: vuelve a intentarlo en un momento.",
  retention: {
    title: "Cuánto tiempo se guardan las fotos",
    text: "Las fotos se borran solas cuando termina su plazo, junto con todo lo que se hizo con ellas.",
    when: "Un plazo más largo vale también para las fotos que ya tienes. Uno más corto vale para las nuevas y, para las demás, cuando pase algo con su pedido.",
    archive: {
      label: "Guardar las fotos de pedidos enviados para repetir pedidos",
      help: "Cuando termina el plazo de arriba, se guardan más tiempo en lugar de borrarse.",
    },
  },
  sharpness: {
    title: "Qué nitidez debe tener una foto",
    text: "Contamos los píxeles de la foto, ya recortada, por cada pulgada impresa (DPI). 300 es lo más nítido que llegan a ser nuestros archivos de impresión; desde unos 150 una foto se ve bien a la distancia de un brazo.",
  },
  storage: {
    title: "Qué puede costar el almacenamiento",
    text: "Cuando los últimos 30 días cuesten más que esto a precios de catálogo de tu proveedor, te avisamos en la página de inicio. No se borra nada por ello.",
  },
  notify: {
    title: "A quién escribimos",
    text: "Cuando haya impresiones que esperan créditos o queden pocos. Todo lo demás está en la página de inicio.",
  },
  limits: {
    title: "Solicitudes que no contamos",
    text: "Limitamos cuánto puede enviar un visitante por minuto. Tu local o tu agencia quizá necesiten más.",
  },
  fields: {
    notifyEmails: {
      label: "Direcciones de correo",
      help: "Hasta cinco, separadas por comas. Déjalo vacío para no recibir correos.",
    },
    rateAllow: { label: "Direcciones y redes", help: "Por ejemplo 203.0.113.7, 198.51.100.0/24, separadas por comas." },
    temporaryDays: {
      label: "Sin pedido",
      help: "Desde que se sube, o desde que se cancela un pedido. En este plazo los compradores pueden volver y pedir.",
    },
    orderPendingDays: {
      label: "Pedida, sin enviar aún",
      help: "Desde el pedido. Deja tiempo suficiente para imprimir de nuevo si se pierde un paquete.",
    },
    orderCompletedDays: { label: "Enviada", help: "Desde el día en que se envió el pedido." },
    archivedDays: { label: "Guardada para repetir pedidos", help: "Después del plazo de los pedidos enviados." },
    sharpnessWarnDpi: {
      label: "Avisar por debajo de",
      help: "Se avisa al comprador de que la foto puede salir borrosa, y puede continuar.",
    },
    sharpnessBlockDpi: {
      label: "Rechazar por debajo de",
      help: "Se pide al comprador una foto más grande o un recorte más amplio.",
    },
    storageBudgetDollars: { label: "Presupuesto", help: "0 si no quieres que te avisemos." },
  },
  problem: (problem, from, to) => {
    if (problem === "not-whole") return "Escribe un número entero.";
    if (problem === "not-mail") return "Escribe hasta cinco direcciones de correo, separadas por comas.";
    if (problem === "not-networks") return "Escribe direcciones o redes, separadas por comas.";
    if (problem === "above-warn") return "No puede superar el nivel en el que avisas.";
    return `Escribe un número de ${from} a ${to}.`;
  },
};
