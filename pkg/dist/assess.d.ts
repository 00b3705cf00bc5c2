/* tslint:disable */
/* eslint-disable */

/**
 * A checked pack, ready to assess answers.
 */
export class Pack {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The report on an answers file.
     *
     * # Errors
     *
     * `invalid_answers`, with all diagnostics, if one of them is an error. Warnings are no obstacle: what they are
     * about is listed in the report as set aside. `invalid_date`, if `today` is there and is no day of the calendar,
     * written `YYYY-MM-DD`.
     *
     * `today` must be a text or not there: the glue would take anything else for one, and read what is not its own.
     * `pkg/api.js` sees to that.
     */
    assess(source: string | Uint8Array | unknown, today?: string | null): object;
    /**
     * Every problem of an answers file.
     */
    checkAnswers(source: string | Uint8Array | unknown): object[];
    /**
     * Reads a pack.
     *
     * # Errors
     *
     * `invalid_pack`, with all diagnostics, if one of them is an error.
     */
    constructor(source: string | Uint8Array | unknown);
    /**
     * Only the verdict on an answers file, at both ends.
     *
     * # Errors
     *
     * As [`Pack::assess`].
     */
    verdict(source: string | Uint8Array | unknown): [string, string];
    /**
     * Its digest.
     */
    readonly digest: string;
    /**
     * Its id.
     */
    readonly id: string;
    /**
     * Its title.
     */
    readonly title: string;
    /**
     * Its version.
     */
    readonly version: string;
}

/**
 * Every problem of a pack; an empty list if there is none.
 */
export function checkPack(source: string | Uint8Array | unknown): object[];

/**
 * The digest of the sources it was made of; see [`crate::SOURCES`].
 */
export function sources(): string | undefined;

/**
 * The version of the engine.
 */
export function version(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_pack_free: (a: number, b: number) => void;
    readonly checkPack: (a: any) => any;
    readonly pack_assess: (a: number, b: any, c: number, d: number) => [number, number, number];
    readonly pack_checkAnswers: (a: number, b: any) => any;
    readonly pack_digest: (a: number) => [number, number];
    readonly pack_id: (a: number) => [number, number];
    readonly pack_new: (a: any) => [number, number, number];
    readonly pack_title: (a: number) => [number, number];
    readonly pack_verdict: (a: number, b: any) => [number, number, number];
    readonly pack_version: (a: number) => [number, number];
    readonly sources: () => [number, number];
    readonly version: () => [number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
