import { createHash, timingSafeEqual } from "node:crypto";
import { config } from "../config.server.ts";
import { DomainError } from "../domain/errors.ts";

/**
 * Lets in who runs the installation: by METRICS_TOKEN, as a bearer. Where none is set nobody is let in, and nothing is said to
 * be there.
 *
 * @throws DomainError "not-found", "token-invalid"
 */
export function authenticateOperator(request: Request): void {
  const { METRICS_TOKEN } = config();
  if (!METRICS_TOKEN) throw new DomainError("not-found");
  const [, given = ""] = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const hash = (text: string) => createHash("sha256").update(text).digest();
  if (!timingSafeEqual(hash(given), hash(METRICS_TOKEN))) throw new DomainError("token-invalid");
}
