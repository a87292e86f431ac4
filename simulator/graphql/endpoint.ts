import { randomUUID } from "node:crypto";
import path from "node:path";
import {
  type DocumentNode,
  defaultFieldResolver,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import { type Exchange, readJson, sendJson } from "../http.ts";
import { Refusal, type Shop } from "../state.ts";
import { redeemAccessToken } from "../tokens.ts";
import { recordTraffic } from "../traffic.ts";
import { actualCost, LeakyBucket, largestCost, requestedCost } from "./cost.ts";
import { rootFor } from "./root.ts";
import { readAdminSchema } from "./schema.ts";

type Answer = { status: number; body: Record<string, unknown> };

/** The Admin API of every shop: `POST /admin/api/{version}/graphql.json`. */
export function openAdminApi(schemaFile: string) {
  const schema = readAdminSchema(schemaFile);
  const buckets = new Map<string, LeakyBucket>();
  const bucketOf = (shop: Shop) => {
    const bucket = buckets.get(shop.domain) ?? new LeakyBucket();
    buckets.set(shop.domain, bucket);
    return bucket;
  };

  return {
    bucketOf,
    /** Fills every shop's allowance again. */
    reset: () => buckets.clear(),
    async answer(exchange: Exchange, shop: Shop): Promise<true> {
      const started = Date.now();
      const { request, response, world, url } = exchange;
      const version = url.pathname.split("/")[3] ?? "";
      if (!schemaFile.includes(version))
        throw new Refusal(
          404,
          `The local Shopify plays the Admin API of ${path.basename(schemaFile)}, not ${version}.`,
        );
      const asked = await readJson(request);
      const token = request.headers["x-shopify-access-token"];
      const grant = redeemAccessToken(shop, typeof token === "string" ? token : undefined);
      const answer: Answer = grant
        ? { status: 200, body: await run(exchange, shop, { schema, bucket: bucketOf(shop), asked }) }
        : {
            status: 401,
            body: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
          };
      const query = String(asked.query ?? "");
      recordTraffic(world, {
        kind: "graphql",
        shop: shop.domain,
        method: "POST",
        url: url.pathname,
        summary: /(query|mutation)\s+\w+/.exec(query)?.[0] ?? query.replace(/\s+/g, " ").slice(0, 80),
        requestBody: `${query.trim()}\n\n${JSON.stringify(asked.variables ?? {})}`,
        status: answer.status,
        responseBody: JSON.stringify(answer.body),
        ms: Date.now() - started,
      });
      return sendJson(response, answer.status, answer.body, {
        "x-request-id": randomUUID(),
        "x-shopify-api-version": version,
      });
    },
  };
}

export type AdminApi = ReturnType<typeof openAdminApi>;

type Run = { schema: GraphQLSchema; bucket: LeakyBucket; asked: Record<string, unknown> };

/** Checks, weighs, pays for and runs one document. Refusals come with HTTP 200, as Shopify's do. */
async function run({ world }: Exchange, shop: Shop, { schema, bucket, asked }: Run): Promise<Record<string, unknown>> {
  let document: DocumentNode;
  try {
    document = parse(String(asked.query ?? ""));
  } catch (error) {
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
  const mistakes = validate(schema, document);
  if (mistakes.length > 0) return { errors: mistakes.map((mistake) => mistake.toJSON()) };
  const operationName = typeof asked.operationName === "string" ? asked.operationName : null;
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [{ message: "An operation name is required" }] };

  const variables = readVariables(asked.variables);
  const requested = requestedCost(document, operation, variables);
  const cost = (actual: number | null) => ({
    cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() },
  });
  if (requested > largestCost) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${largestCost}).`;
    const extensions = { code: "MAX_COST_EXCEEDED", cost: requested, maxCost: largestCost };
    return { errors: [{ message, extensions }] };
  }
  if (!bucket.take(requested)) {
    const extensions = { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" };
    return { errors: [{ message: "Throttled", extensions }], extensions: cost(null) };
  }
  const result = await execute({
    schema,
    document,
    operationName,
    rootValue: rootFor(world, shop),
    variableValues: variables,
    fieldResolver: playedField,
    typeResolver: (value) => String(Object(value).__typename),
  });
  const actual = actualCost(requested, operation, result.data);
  bucket.giveBack(requested - actual);
  return { ...result, extensions: cost(actual) };
}

/** A field the schema has but nobody plays is an error, never a quiet null that a test would take for an answer. */
const playedField: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
  if (source === null || typeof source !== "object" || !(info.fieldName in source))
    throw new GraphQLError(`The local Shopify does not play ${info.parentType.name}.${info.fieldName} yet.`);
  return defaultFieldResolver(source, args, context, info);
};

function readVariables(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === "object" ? { ...value } : {};
}
