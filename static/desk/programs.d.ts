// What wasm-bindgen writes of the desk's programs (src/bin/sidelight-desk.rs, -compiler.rs, -publisher.rs).

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
  export function give_borders(borders: Uint8Array): void;
  export function give_copies(picture: Uint8Array, copies: Uint8Array): void;
  export class Compiler {
    constructor(name: string, folder: Files, shell: Files);
    free(): void;
    put(place: string, bytes?: Uint8Array): void;
    has_map(): boolean;
    unread_picture(): Uint8Array | undefined;
    look(days: number): string;
    preview(name: string): Promise<Uint8Array | undefined>;
    columns(place: string): string[];
    entries(place: string, path: string): string | undefined;
    with_value(place: string, path: string, entry: number, name: string, value: string): string | undefined;
    without_entry(place: string, path: string, entry: number): string | undefined;
    with_source(address: string, today: string): { bytes: Uint8Array; line: number };
    blank(what: string, name: string): Files;
    rename(old: string, name: string): Files;
  }
}

declare module "*/sidelight-publisher.js" {
  type Files = Map<string, Uint8Array>;
  export default function init(): Promise<unknown>;
  export function give_fonts(fonts: Uint8Array[]): void;
  export function give_borders(borders: Uint8Array): void;
  export function copies(picture: Uint8Array): Uint8Array;
  export function published(name: string, folder: Files, shell: Files): Promise<Files>;
}
