import type { AddressInfo } from "node:net";
import { createRequestHandler } from "@remix-run/express";
import { installGlobals, type ServerBuild } from "@remix-run/node";
import express from "express";
import { namePeer } from "../../app/http/client-address.ts";
import * as begin from "../../app/routes/uploads.ts";
import * as proceed from "../../app/routes/uploads_.$photoId.ts";

// A program: the product's upload doors behind the server the product has, without its pages, so that it starts in a moment.

installGlobals({ nativeFetch: true });

const routes = {
  begin: { id: "begin", path: "uploads", module: begin },
  proceed: { id: "proceed", path: "uploads/:photoId", module: proceed },
};
const build = {
  entry: { module: { default: () => new Response(null, { status: 404 }) } },
  routes,
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {},
  isSpaMode: false,
};

const app = express();
app.use(namePeer);
app.all("*", createRequestHandler({ build: build as unknown as ServerBuild, mode: "test" }));
const server = app.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
