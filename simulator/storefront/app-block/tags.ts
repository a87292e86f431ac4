import type { Context, TopLevelToken } from "liquidjs";
import { type Emitter, evalToken, Hash, type Liquid, Tag, type TagToken, type Template, Tokenizer } from "liquidjs";

/** What a block's Liquid declares besides the markup it prints. */
export type Declared = { schema: string; stylesheets: string[]; scripts: string[] };

/** Teaches the engine Shopify's tags. What they declare is collected in `declared`. */
export function registerTags(engine: Liquid, declared: Declared): void {
  engine.registerTag(
    "schema",
    rawTag("schema", (text) => (declared.schema = text)),
  );
  engine.registerTag(
    "stylesheet",
    rawTag("stylesheet", (text) => declared.stylesheets.push(text)),
  );
  engine.registerTag(
    "javascript",
    rawTag("javascript", (text) => declared.scripts.push(text)),
  );
  engine.registerTag(
    "doc",
    rawTag("doc", () => {}),
  );
  engine.registerTag("form", FormTag);
  engine.registerTag("style", StyleTag);
}

/** A tag whose inside is no Liquid and prints nothing where it stands. */
function rawTag(name: string, keep: (text: string) => void) {
  return class extends Tag {
    text = "";
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      for (let next = remaining.shift(); next; next = remaining.shift()) {
        if ("name" in next && next.name === `end${name}`) return;
        this.text += next.getText();
      }
      throw new Error(`tag {% ${name} %} not closed`);
    }
    override render(): void {
      keep(this.text);
    }
  };
}

/** The templates up to the closing tag, parsed. */
function parseInside(name: string, remaining: TopLevelToken[], liquid: Liquid): Template[] {
  const inside: Template[] = [];
  const stream = liquid.parser.parseStream(remaining);
  stream
    .on(`tag:end${name}`, () => stream.stop())
    .on("template", (template: Template) => inside.push(template))
    .on("end", () => {
      throw new Error(`tag {% ${name} %} not closed`);
    });
  stream.start();
  return inside;
}

/** `{% form 'product', product, id: 'x', class: 'y' %}`: the form Shopify writes, with its hidden first fields. */
class FormTag extends Tag {
  kind: ReturnType<Tokenizer["readValue"]>;
  attributes: Hash;
  inside: Template[];
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    const tokenizer = new Tokenizer(token.args);
    this.kind = tokenizer.readValue();
    this.attributes = new Hash(token.args.slice(token.args.indexOf(",") + 1 || token.args.length));
    this.inside = parseInside("form", remaining, liquid);
  }
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const kind = String(this.kind ? yield evalToken(this.kind, context) : "");
    const attributes = (yield this.attributes.render(context)) as Record<string, unknown>;
    const written = Object.entries(attributes)
      .filter(([, value]) => typeof value === "string" || typeof value === "number")
      .map(([name, value]) => ` ${name}="${String(value).replaceAll('"', "&quot;")}"`);
    const action = kind === "product" ? "/cart/add" : "/";
    emitter.write(
      `<form method="post" action="${action}" accept-charset="UTF-8" enctype="multipart/form-data"${written.join("")}>` +
        `<input type="hidden" name="form_type" value="${kind}"><input type="hidden" name="utf8" value="✓">`,
    );
    yield this.liquid.renderer.renderTemplates(this.inside, context, emitter);
    emitter.write("</form>");
  }
}

/** `{% style %}`: CSS in place, with Liquid inside. */
class StyleTag extends Tag {
  inside: Template[];
  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    this.inside = parseInside("style", remaining, liquid);
  }
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write("<style data-shopify>");
    yield this.liquid.renderer.renderTemplates(this.inside, context, emitter);
    emitter.write("</style>");
  }
}
