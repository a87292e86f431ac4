import polaris from "@shopify/polaris/locales/es.json";
import { refusals as englishRefusals } from "../../../domain/errors.ts";
import { activityWords } from "../activity.ts";
import { artworkImportWords } from "../artwork-import.ts";
import { artworksWords, artworkWords } from "../artworks.ts";
import { creditsWords } from "../credits.ts";
import { failureWords } from "../failure.ts";
import { homeWords } from "../home.ts";
import { landingWords } from "../landing.ts";
import { orderWords } from "../order.ts";
import { orderStatusWords, ordersWords } from "../orders.ts";
import { photoChangeWords, photosWords, photoWords } from "../photos.ts";
import { settingsWords } from "../settings.ts";
import { sharedWords } from "../shared.ts";
import { storageWords } from "../storage.ts";
import type { Translation } from "../translations.ts";
import { activity } from "./activity.ts";
import { artworkImport } from "./artwork-import.ts";
import { artwork, artworks } from "./artworks.ts";
import { credits } from "./credits.ts";
import { failure } from "./failure.ts";
import { home } from "./home.ts";
import { landing } from "./landing.ts";
import { order } from "./order.ts";
import { orderStatus, orders } from "./orders.ts";
import { photo, photoChange, photos } from "./photos.ts";
import { refusals } from "./refusals.ts";
import { settings } from "./settings.ts";
import { shared } from "./shared.ts";
import { storage } from "./storage.ts";

export const spanish: Translation = {
  polaris,
  words: new Map<object, object>([
    [activityWords, activity],
    [artworkImportWords, artworkImport],
    [artworksWords, artworks],
    [artworkWords, artwork],
    [creditsWords, credits],
    [failureWords, failure],
    [homeWords, home],
    [landingWords, landing],
    [orderWords, order],
    [ordersWords, orders],
    [orderStatusWords, orderStatus],
    [photosWords, photos],
    [photoChangeWords, photoChange],
    [photoWords, photo],
    [englishRefusals, refusals],
    [settingsWords, settings],
    [sharedWords, shared],
    [storageWords, storage],
  ]),
};
