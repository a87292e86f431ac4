import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { readSettings } from "../domain/settings/read-settings.ts";
import { saveSettings } from "../domain/settings/save-settings.ts";
import { settingLists, settingNames } from "../domain/settings/settings-rules.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { readForm } from "../http/read-form.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { PageFailure } from "../ui/page-failure.tsx";
import { SettingsForm } from "../ui/settings/settings-form.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const { shopId, updatedAt, ...settings } = await readSettings(services(), { shopId: shop.id });
  return { settings };
};

/** Keeps what was typed, or answers what is wrong with it, field by field. */
export const action = async ({ request }: ActionFunctionArgs) => {
  try {
    const { session } = await authenticate.admin(request);
    const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
    const form = await readForm(request);
    const texts = [...settingNames, ...settingLists].map((name) => [name, String(form.get(name) ?? "")]);
    const archiveCompleted = form.get("archiveCompleted") === "true";
    const typed = { ...Object.fromEntries(texts), archiveCompleted };
    return await saveSettings(services(), { shopId: shop.id, typed });
  } catch (error) {
    if (error instanceof Response && error.status < 500) throw error; // a step of signing in
    // Answered instead of thrown: what the merchant typed must stay on the screen.
    services().log.error("save-settings-failed", { error: String(error) });
    return { kind: "failed" as const };
  }
};

/** What was not kept changes nothing here, and asking again may fail the way saving did. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  actionResult === undefined || actionResult.kind === "valid" ? defaultShouldRevalidate : false;

export default function SettingsPage() {
  return <SettingsForm kept={useLoaderData<typeof loader>().settings} />;
}

export function ErrorBoundary() {
  return <PageFailure />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
