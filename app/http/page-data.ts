import { data } from "@remix-run/node";
import { DomainError, type RefusalCode } from "../domain/errors.ts";
import { errorStatus } from "./error-status.ts";

/**
 * What a page's loader reads. A refusal becomes an answer that carries its status and its code to the page's error
 * boundary; thrown as it is, it would reach the browser as a nameless server error.
 */
export async function pageData<Data>(reading: Promise<Data>): Promise<Data> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw data({ code: error.code }, { status: pageStatus(error.code) });
  }
}

/** What is not there is not found, on a page; the JSON callers' 422 would tell a person nothing. */
function pageStatus(code: RefusalCode): number {
  return code.endsWith("-unknown") ? 404 : errorStatus[code];
}
