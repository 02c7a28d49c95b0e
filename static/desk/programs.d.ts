// What wasm-bindgen writes of the desk's two programs (src/bin/sidelight-desk.rs, src/bin/sidelight-compiler.rs).

declare module "*/sidelight-desk.js" {
  export default function init(): Promise<unknown>;
  export function start(
    root: Element,
    step: (asked: string) => void,
    slot: (name: "editor" | "page", element: HTMLElement | null) => void,
    hears: (hear: (event: string) => void) => void,
    say: (key: string, values?: Record<string, string | number>) => string,
  ): void;
}

declare module "*/sidelight-compiler.js" {
  type Files = Map<string, Uint8Array>;
  export default function init(): Promise<unknown>;
  export function begun(lang: string, headline: string, publisher: string, address: string): Files;
  export function give_fonts(fonts: Uint8Array[]): void;
  export class Compiler {
    constructor(name: string, folder: Files, shell: Files);
    free(): void;
    put(place: string, bytes?: Uint8Array): void;
    look(days: number): string;
    preview(name: string): Promise<Uint8Array | undefined>;
    publish(): Promise<Files>;
    entries(place: string, key: string): string | undefined;
    with_value(place: string, key: string, entry: number, name: string, value: string): string | undefined;
    with_source(address: string, today: string): { bytes: Uint8Array; line: number };
    rename(old: string, name: string): Files;
  }
}
