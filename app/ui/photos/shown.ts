/** A domain view as it reaches the browser: its moments are texts. */
export type Shown<View> = View extends Date
  ? Date | string
  : View extends readonly (infer Item)[]
    ? Shown<Item>[]
    : View extends object
      ? { [Name in keyof View]: Shown<View[Name]> }
      : View;
