import { readCookie, redirect, type ShopExchange } from "../http.ts";
import type { Customer } from "../state.ts";

/** Whoever the `customer` cookie names, which is all the signing in there is. */
export function signedIn({ request, shop }: ShopExchange): Customer | null {
  const id = Number(readCookie(request, "customer"));
  return shop.customers.find((customer) => customer.id === id) ?? null;
}

/** `/account/login` signs the shop's first customer in, `/account/logout` out; both lead to the front page. */
export function answerAccount({ url, shop, response }: ShopExchange): boolean {
  const step = /^\/account\/(login|logout)$/.exec(url.pathname)?.[1];
  if (!step) return false;
  const [customer] = shop.customers;
  const cookie = step === "login" && customer ? `customer=${customer.id}` : "customer=; Max-Age=0";
  response.setHeader("set-cookie", `${cookie}; Path=/; SameSite=Lax`);
  return redirect(response, "/");
}
