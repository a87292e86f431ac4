// Stands in for https://cdn.shopify.com/shopifycloud/app-bridge.js. What apps see of it is in Shopify's documents and
// types; how the real one does it is not public, so everything behind that is our own.

import { idToken, installAuthenticatedFetch } from "./authenticated-fetch.js";
import { defineChromeElements } from "./chrome-elements.js";
import { tell } from "./host.js";
import { installLinks } from "./links.js";
import { defineModalElement } from "./modal-element.js";
import { enterAdmin, installNavigation } from "./navigation.js";
import { shopify } from "./shopify-global.js";

const bounceTo = new URLSearchParams(location.search).get("shopify-reload");

// a page may hold the script twice; the first one wins
if (!window.shopify?.idToken) {
  window.shopify = Object.assign(window.shopify ?? {}, shopify);
  installAuthenticatedFetch();
  installLinks();
  if (bounceTo) bounce();
  else {
    enterAdmin();
    installNavigation();
    defineModalElement();
    defineChromeElements();
    tell("ready");
  }
}

/** The app saw no session token and sent its page here: go back with one. Only to the app itself. */
async function bounce() {
  const target = new URL(bounceTo, location.href);
  if (target.origin !== location.origin) return;
  target.searchParams.set("id_token", await idToken());
  location.replace(target);
}
