import { answerUpload } from "../http/tus.server.ts";

/** Where an upload begins (tus creation). A ticket lets in. */
export const action = answerUpload;
export const loader = answerUpload;
