import type { homeWords } from "../home.ts";
import { several } from "../plural.ts";
import type { Words } from "../words.ts";

export const home: Words<typeof homeWords> = {
  title: "Inicio",
  guide: {
    title: "Guía de configuración",
    intro: "Tres pasos, y los compradores podrán poner su foto en tu obra.",
    progress: (done, all) => `${done} de ${all} hechos`,
    close: "Cerrar la guía de configuración",
    open: "Mostrar la guía de configuración",
    done: "Hecho",
    toDo: "Pendiente",
    finished: "Ya está todo listo. Cierra esta guía cuando quieras.",
    assign: {
      title: "Pon una obra en un producto",
      text: "Elige una obra y los productos para los que es. Solo esos productos piden una foto.",
      action: "Elegir una obra",
      doneText: "Hay una obra en un producto. Puedes añadir más productos cuando quieras.",
      doneAction: "Ver obras",
    },
    block: {
      title: "Añade el bloque de fotos a tu tema",
      text: "El editor de temas se abre en tu página de producto con el bloque ya puesto. Arrástralo a su sitio y guarda.",
      action: "Abrir el editor de temas",
      doneText: "El bloque está en tu tema.",
      unknown: "Ahora no pudimos revisar tu tema. Si has guardado el bloque allí, este paso está hecho.",
      checking: "Revisando tu tema",
    },
    try: {
      title: "Pruébalo como comprador",
      text: (product) => `Abre la página de ${product}, sube una foto y mírala en la obra.`,
      waiting: "Cuando haya una obra en un producto, podrás probarla aquí, en la página del propio producto.",
      action: "Abrir la página del producto",
      away: "No encontramos la página de ese producto. Comprueba que esté publicado en tu tienda online.",
      doneText: "Ha llegado una foto, así que funciona.",
    },
  },
  today: {
    title: "Hoy",
    photos: "Fotos recibidas",
    personalizations: "Personalizaciones",
    orders: "Pedidos con fotos",
    prints: "Impresiones listas",
    quiet: "Hoy aún no ha llegado nada.",
    never: "Ningún comprador ha enviado aún una foto. Cuando lo haga, la verás contada aquí.",
  },
  credits: { title: "Créditos", buy: "Comprar créditos", see: "Ver los créditos" },
  room: {
    full: {
      title: "Tu almacenamiento de fotos está lleno",
      text: "Los compradores no pueden enviar fotos hasta que vuelva a haber sitio. Guarda las fotos menos días o pídenos más espacio.",
    },
    near: {
      title: "Tu almacenamiento de fotos está casi lleno",
      text: "Cuando se llene, los compradores no podrán enviar fotos. Guarda las fotos menos días o pídenos más espacio.",
    },
    action: "Elegir cuánto se guardan las fotos",
  },
  expiring: {
    title: several(
      "1 foto de un pedido que no has enviado se borrará pronto",
      (count) => `${count} fotos de pedidos que no has enviado se borrarán pronto`,
    ),
    text: (date) => `La primera se borra el ${date}. Envía el pedido o guarda su foto más tiempo.`,
    extend: "Guardar 30 días más",
    orders: "Ver pedidos",
  },
  budget: {
    title: "El almacenamiento cuesta más que tu presupuesto",
    text: (spent, budget) =>
      `Los últimos 30 días suman ${spent} a precios de catálogo; tu presupuesto es de ${budget} al mes. No se borra nada por ello.`,
    action: "Ver qué hay guardado",
  },
  dataRequests: {
    title: "Un cliente pregunta qué guardas de él",
    text: "Shopify te da 30 días. Descarga la respuesta y envíasela al cliente; contiene sus imágenes y lo que sabemos de ellas.",
    asked: (number, moment) => `Solicitud ${number}, ${moment}`,
    download: "Descargar respuesta",
    failed: "No se pudo preparar la respuesta. Vuelve a intentarlo.",
  },
  attention: {
    title: several("1 pedido requiere tu atención", (count) => `${count} pedidos requieren tu atención`),
    text: {
      one: "No se puede imprimir tal como está. El pedido dice por qué y qué hacer.",
      other: () => "No se pueden imprimir tal como están. Cada pedido dice por qué y qué hacer.",
    },
    action: { one: "Ver el pedido", other: () => "Ver estos pedidos" },
  },
};
