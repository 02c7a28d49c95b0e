// What @codemirror/lang-markdown asks of @codemirror/lang-html, where no HTML is written: scripts/desk.mjs puts it in its
// place.

export const html = () => ({ support: [], language: { parser: null } });
export const htmlCompletionSource = () => null;
