import { createHash } from "node:crypto";
import { gid, readGid } from "../gid.ts";
import { findMetafield, resolveNamespace } from "../metafields.ts";
import type { Metafield, Shop, World } from "../state.ts";
import { connection, type Node, type PageArguments } from "./connection.ts";

const largestSet = 25;

type Owner = { ownerType: string; metafields: () => Metafield[]; replace: (metafields: Metafield[]) => void };
type SetAsk = {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
};
type UserError = { field: string[]; message: string; code: string; elementIndex: number };

/** The `metafield` and `metafields` fields that everything owning metafields has. */
export function metafieldFields(ownerType: string, all: () => Metafield[]) {
  return {
    metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
      const found = findMetafield(all(), namespace, key);
      return found && metafieldNode(ownerType, found);
    },
    metafields: (args: PageArguments & { namespace?: string | null }) => {
      const wanted = args.namespace ? resolveNamespace(args.namespace) : null;
      const fitting = all().filter((metafield) => wanted === null || metafield.namespace === wanted);
      return connection(
        fitting.map((metafield) => metafieldNode(ownerType, metafield)),
        args,
      );
    },
  };
}

/** `metafieldsSet`: all or none; at most 25; `compareDigest` refuses when another has written in between. */
export function setMetafields(world: World, shop: Shop, asks: SetAsk[]) {
  if (asks.length > largestSet)
    return refused([
      mistake(
        largestSet,
        "metafields",
        `Exceeded the maximum metafields input limit of ${largestSet}.`,
        "LESS_THAN_OR_EQUAL_TO",
      ),
    ]);
  const mistakes = asks.flatMap((ask, index) => mistakeIn(world, shop, ask, index) ?? []);
  if (mistakes.length > 0) return refused(mistakes);

  const metafields = asks.map((ask) => {
    const owner = findOwner(shop, ask.ownerId);
    const now = new Date().toISOString();
    const known = owner && findMetafield(owner.metafields(), ask.namespace, ask.key);
    if (known) {
      known.value = ask.value;
      known.type = ask.type ?? known.type;
      known.updatedAt = now;
      return metafieldNode(owner.ownerType, known);
    }
    const metafield: Metafield = {
      id: world.nextId(),
      namespace: resolveNamespace(ask.namespace),
      key: ask.key,
      type: ask.type ?? (owner && definedType(world, owner, ask)) ?? "json",
      value: ask.value,
      createdAt: now,
      updatedAt: now,
    };
    owner?.replace([...owner.metafields(), metafield]);
    return metafieldNode(owner?.ownerType ?? "PRODUCT", metafield);
  });
  return { metafields, userErrors: [] };
}

/** `metafieldsDelete`: one that is not there is told as null, not as a mistake. */
export function deleteMetafields(shop: Shop, asks: { ownerId: string; namespace: string; key: string }[]) {
  const deletedMetafields = asks.map((ask) => {
    const owner = findOwner(shop, ask.ownerId);
    const known = owner && findMetafield(owner.metafields(), ask.namespace, ask.key);
    if (!known) return null;
    owner.replace(owner.metafields().filter((metafield) => metafield !== known));
    return { ownerId: ask.ownerId, namespace: known.namespace, key: known.key };
  });
  return { deletedMetafields, userErrors: [] };
}

function mistakeIn(world: World, shop: Shop, ask: SetAsk, index: number): UserError | null {
  const owner = findOwner(shop, ask.ownerId);
  if (!owner) return mistake(index, "ownerId", "Owner does not exist.", "INVALID");
  const known = findMetafield(owner.metafields(), ask.namespace, ask.key);
  const defined = definedType(world, owner, ask);
  const type = ask.type ?? known?.type ?? defined;
  if (ask.namespace?.startsWith("app--") && resolveNamespace(ask.namespace) !== resolveNamespace("$app"))
    return mistake(
      index,
      "namespace",
      "Access to this namespace and key on Metafields for this resource type is not allowed.",
      "APP_NOT_AUTHORIZED",
    );
  if (ask.key.length < 2) return mistake(index, "key", "Key is too short (minimum is 2 characters)", "TOO_SHORT");
  if (!type) return mistake(index, "type", "Type can't be blank", "BLANK");
  if (defined && type !== defined)
    return mistake(index, "type", `Type must be consistent with the definition's type: '${defined}'.`, "INVALID_TYPE");
  if (ask.value === "") return mistake(index, "value", "Value can't be blank", "BLANK");
  if (type === "json" && !isJson(ask.value)) return mistake(index, "value", "Value is invalid JSON.", "INVALID_VALUE");
  if (ask.compareDigest !== undefined && ask.compareDigest !== (known ? digest(known) : null))
    return mistake(index, "compareDigest", "The resource has been updated since it was loaded.", "STALE_OBJECT");
  return null;
}

/** The type the app's toml gives a metafield of its own namespace. */
function definedType(world: World, owner: Owner, ask: SetAsk): string | undefined {
  if (resolveNamespace(ask.namespace) !== resolveNamespace("$app")) return undefined;
  const { definitions } = world.manifest;
  return definitions.find(({ ownerType, key }) => ownerType === owner.ownerType && key === ask.key)?.type;
}

function findOwner(shop: Shop, ownerId: string): Owner | null {
  const { type, id } = readGid(ownerId) ?? { type: "", id: 0 };
  const product = type === "Product" ? shop.products.find((candidate) => candidate.id === id) : undefined;
  const order = type === "Order" ? shop.orders.find((candidate) => candidate.id === id) : undefined;
  const thing = product ?? order ?? (type === "Shop" && id === shop.id ? shop : undefined);
  if (thing)
    return {
      ownerType: type.toUpperCase(),
      metafields: () => thing.metafields,
      replace: (metafields) => {
        thing.metafields = metafields;
      },
    };
  if (type !== "AppInstallation" || id !== shop.id) return null;
  return {
    ownerType: "APPINSTALLATION",
    metafields: () => shop.installationMetafields,
    replace: (metafields) => {
      shop.installationMetafields = metafields;
    },
  };
}

function metafieldNode(ownerType: string, metafield: Metafield): Node {
  return {
    __typename: "Metafield",
    id: gid("Metafield", metafield.id),
    legacyResourceId: String(metafield.id),
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: isJson(metafield.value) ? JSON.parse(metafield.value) : metafield.value,
    compareDigest: digest(metafield),
    sizeInBytes: Buffer.byteLength(metafield.value),
    ownerType,
    createdAt: metafield.createdAt,
    updatedAt: metafield.updatedAt,
  };
}

function digest(metafield: Metafield): string {
  return createHash("sha256").update(metafield.value).digest("hex");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function mistake(elementIndex: number, field: string, message: string, code: string): UserError {
  return { field: ["metafields", String(elementIndex), field], message, code, elementIndex };
}

function refused(userErrors: UserError[]) {
  return { metafields: null, userErrors };
}
