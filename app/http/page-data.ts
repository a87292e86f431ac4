import { data } from "@remix-run/node";
import { DomainError } from "../domain/errors.ts";

/**
 * What a page's loader reads. A refusal becomes an answer that carries its status and its sentence to the page's error
 * boundary; thrown as it is, it would reach the browser as a nameless server error.
 */
export async function pageData<Data>(reading: Promise<Data>): Promise<Data> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw data({ code: error.code, message: error.message }, { status: statusOf(error) });
  }
}

function statusOf({ code, retryable }: DomainError): number {
  if (code.endsWith("-unknown")) return 404;
  return retryable ? 503 : 422;
}
