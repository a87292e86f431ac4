/** Tells each photo that is chosen by one of the inputs or dropped on the dialog. */
export function listenForFiles(
  { dialog, inputs }: { dialog: HTMLElement; inputs: readonly HTMLInputElement[] },
  onFile: (file: File) => void,
  signal: AbortSignal,
): void {
  const take = (file: File | undefined) => {
    if (file) onFile(file);
  };
  for (const input of inputs) {
    const chosen = () => {
      take(input.files?.[0]);
      input.value = ""; // so that the same file can be chosen again
    };
    input.addEventListener("change", chosen, { signal });
  }
  dialog.addEventListener("dragover", (event) => event.preventDefault(), { signal });
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer?.files[0]);
  };
  dialog.addEventListener("drop", dropped, { signal });
}
