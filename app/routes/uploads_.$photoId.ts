import { answerUpload } from "../http/tus.server.ts";

/** Where an upload goes on (tus HEAD and PATCH). The ticket that began it lets in. */
export const action = answerUpload;
export const loader = answerUpload;
