import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, isScalarType } from "graphql";

/** Kept as text, whatever way they were written in the query. */
const textScalars = ["Decimal", "Money", "URL", "DateTime", "UnsignedInt64"];

/** The official Admin schema from its gzipped introspection. @throws Error with one sentence when it is not there. */
export function readAdminSchema(file: string): GraphQLSchema {
  let introspection: Parameters<typeof buildClientSchema>[0];
  try {
    introspection = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")).data;
  } catch (error) {
    throw new Error(
      `The simulator cannot read the Admin schema ${file}: ${error instanceof Error ? error.message : error}`,
    );
  }
  const schema = buildClientSchema(introspection, { assumeValid: true });
  for (const name of textScalars) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    scalar.serialize = String;
    scalar.parseValue = String;
    scalar.parseLiteral = (literal) => ("value" in literal ? String(literal.value) : undefined);
  }
  return schema;
}
