/** Asked for in a way that can't be done: exit code 2. Its message is for whoever typed it. */
export class Misuse extends Error {}

/** Was done, and found something that a person must see to: exit code 1. */
export class Failure extends Error {}
