import { accessCounter } from "./access-counter.server.ts";
import { bullmqBell } from "./adapters/bell/bullmq-bell.server.ts";
import { smtpMailer } from "./adapters/mailer/smtp.server.ts";
import { countedStorage } from "./adapters/object-storage/counted.server.ts";
import { redisRates } from "./adapters/rates/redis-rates.server.ts";
import { clamd } from "./adapters/scanner/clamd.server.ts";
import { shopifyAdmin } from "./adapters/shop-admin/shopify-admin.server.ts";
import { artworkFolder } from "./adapters/starter-artworks/artwork-folder.server.ts";
import { objectParts } from "./adapters/upload-parts/object-parts.server.ts";
import { openLocker } from "./adapters/upload-parts/open-locker.ts";
import { TusObjects } from "./adapters/upload-parts/tus-objects.server.ts";
import { clockOffsetMs, config } from "./config.server.ts";
import { cutouts } from "./cutouts.server.ts";
import { database, inTurn } from "./database.server.ts";
import type { Services } from "./domain/services.ts";
import { recordInstall } from "./domain/shops/record-install.ts";
import { imagingProcesses } from "./imaging.server.ts";
import { signingKeys } from "./keys.server.ts";
import { appLinks } from "./links.server.ts";
import { jsonLog } from "./log.server.ts";
import { onSignIn, sessionStorage, unauthenticated } from "./shopify.server.ts";
import { objectStorage } from "./storage.server.ts";

onSignIn((shopDomain) => recordInstall(services(), { shopDomain }));

let made: Services | undefined;

/** This process's services, made at first use. */
export function services(): Services {
  made ??= makeServices();
  return made;
}

/** Services of a command at a terminal: its log goes to stderr, and says only what went wrong. */
export function commandServices(): Services {
  made ??= makeServices(jsonLog("warn", {}, 2));
  return made;
}

function makeServices(log = jsonLog(config().LOG_LEVEL)): Services {
  const settings = config();
  const keys = signingKeys(settings.SIGNING_KEY);
  const clock = { now: () => new Date(Date.now() + clockOffsetMs(settings.CLOCK_FILE)) };
  const imaging = imagingProcesses(settings, log);
  const db = database();
  const { count } = accessCounter({ db, clock, log });
  const storage = countedStorage(objectStorage(settings), count);
  return {
    db,
    storage,
    bell: bullmqBell(settings.REDIS_URL, log),
    clock,
    log,
    admin: shopifyAdmin(adminInTurn, sessionStorage),
    links: appLinks(settings.SHOPIFY_APP_URL, keys, clock),
    keys,
    starters: artworkFolder(new URL("artworks/", `file://${process.cwd()}/`)),
    parts: objectParts({ db, storage, clock, log }),
    limits: {
      photoMaxBytes: settings.PHOTO_MAX_BYTES,
      quotas: {
        shop: { files: settings.QUOTA_SHOP_FILES, bytes: settings.QUOTA_SHOP_BYTES },
        session: { files: settings.QUOTA_SESSION_FILES, bytes: settings.QUOTA_SESSION_BYTES },
        client: { files: settings.QUOTA_CLIENT_FILES, bytes: settings.QUOTA_CLIENT_BYTES },
      },
      leaseMs: settings.LEASE_MS,
    },
    billing: {
      packs: settings.CREDIT_PACKS,
      test: settings.BILLING_TEST,
      welcomeCredits: settings.CREDITS_WELCOME,
      adminUrl: (shopDomain, path) =>
        `https://admin.shopify.com/store/${shopDomain.split(".")[0]}/apps/${settings.SHOPIFY_API_KEY}${path}`,
    },
    rates: redisRates(settings.REDIS_URL, log),
    mailer:
      settings.SMTP_URL && settings.MAIL_FROM
        ? smtpMailer({ url: settings.SMTP_URL, from: settings.MAIL_FROM }, log)
        : null,
    scanner: settings.CLAMAV_ADDRESS
      ? clamd({ address: settings.CLAMAV_ADDRESS, timeoutMs: settings.CLAMAV_TIMEOUT_MS }, log)
      : null,
    imaging,
    cutouts: cutouts(settings, { log, imaging }),
  };
}

/** Opening a shop's Admin API may renew its token, which only one process may do at a time. */
const adminInTurn: typeof unauthenticated.admin = (shopDomain) =>
  inTurn(database(), `token ${shopDomain}`, () => unauthenticated.admin(shopDomain));

/** Where the tus server keeps photos on their way; the same objects as `services().parts`. */
export function uploadStore(): { datastore: TusObjects; locker: typeof openLocker } {
  return { datastore: new TusObjects(services()), locker: openLocker };
}
