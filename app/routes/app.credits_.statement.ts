import type { LoaderFunctionArgs } from "@remix-run/node";
import { readStatement } from "../domain/credits/read-statement.ts";
import { statementCsv } from "../domain/credits/statement-csv.ts";
import { DomainError } from "../domain/errors.ts";
import { openShop } from "../domain/shops/open-shop.ts";
import { pageData } from "../http/page-data.ts";
import { statementPdf } from "../http/statement-pdf.server.ts";
import { services } from "../services.server.ts";
import { authenticate } from "../shopify.server.ts";
import { localeOf, timezoneOf } from "../ui/locality.ts";
import { statementWords } from "../ui/words/statement.ts";

/** A month of the shop's credits, as a spreadsheet or a page, in the language the page is read in. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const shop = await pageData(openShop(services(), { shopDomain: session.shop }));
  const asked = new URL(request.url).searchParams;
  const timezone = timezoneOf(shop.timezone);
  const month = asked.get("month") ?? "";
  const statement = await readStatement(services(), { shopId: shop.id, timezone, month });
  if (!statement) return pageData(Promise.reject(new DomainError("not-found")));
  const pdf = asked.get("format") === "pdf";
  const words = await statementWords(statement, { locale: localeOf(request), timezone, shop: shop.domain });
  const body = pdf ? Buffer.from(await statementPdf(statement, words)) : statementCsv(statement, words);
  return new Response(body, {
    headers: {
      "Content-Type": pdf ? "application/pdf" : "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="likeness-${statement.month}.${pdf ? "pdf" : "csv"}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
};
