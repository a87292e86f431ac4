#!/usr/bin/env node
// npm run likeness -- storage …: the command line, with the configuration of the app (docs/cli.md).
import { register } from "tsx/esm/api";

register();
await import("../cli/likeness.ts");
