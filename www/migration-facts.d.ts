// Types of the public surface, for the module and for `window.MigrationFacts`.

/** What went wrong, by a name that never changes. */
export type ErrorCode =
  | 'unknown-option'
  | 'bad-option'
  | 'unknown-sheet'
  | 'unknown-fact'
  | 'unknown-widget'
  | 'bad-data'
  | 'too-large'
  | 'fetch-failed'
  | 'wasm-missing'
  | 'wasm-blocked'
  | 'wasm-crashed'
  | 'no-canvas';

/** An error with a code, the place of the fault and what would be right. */
export class MigrationFactsError extends Error {
  readonly code: ErrorCode;
  /** Name of the option, or address of the file, that is at fault; "" when there is none. */
  readonly path: string;
  /** What would be right; "" when nobody knows. */
  readonly hint: string;
  /** All that is to be said of own data, with `bad-data` and `too-large`. */
  readonly remarks?: readonly Remark[];
  constructor(fault: { code: ErrorCode; message: string; path?: string; hint?: string });
}

/** Something to be said of own data. */
export interface Remark {
  /** An error keeps the data from being shown; a warning is to be looked at; a note says how they were read. */
  readonly level: 'error' | 'warning' | 'note';
  /** What it is, by a name that never changes. */
  readonly problem: string;
  readonly message: string;
  /** What would be right; "" where the message says all. */
  readonly hint: string;
  /** What was found, for the places `{0}`, `{1}` … of other words. */
  readonly found: readonly string[];
  /** Line of the text and column of the table, from 1; 0 where there is none. */
  readonly line: number;
  readonly column: number;
  /** Place in a fact sheet, such as `facts[3].period`; "" elsewhere. */
  readonly path: string;
  /** The option that it stands in; "" elsewhere. */
  readonly option: string;
}

/** A cell of a table. */
export type Cell = string | number | boolean | Date | null | undefined;

/** Own data: a fact sheet, or rows: objects, or arrays of which the first has the names of the columns. */
export type Data = readonly (readonly Cell[])[] | readonly Readonly<Record<string, Cell>>[] | { readonly facts: readonly object[] };

/** The kinds of picture. */
export type WidgetName = 'card' | 'totals' | 'share' | 'members' | 'timeline' | 'trend';

/** What may be said about a widget; every other name is an error. An empty value, or `undefined`, is not given. */
export interface Options {
  /** Id of a bundled fact sheet. */
  sheet?: string | undefined;
  /** Address of your own fact sheet (JSON), table (CSV, TSV) or packed data (`.bin`), relative to the page, in place of `sheet`. */
  src?: string | undefined;
  /** The same as an object or rows, or the text of packed data, in place of `sheet` and `src`. */
  data?: Data | string | null | undefined;
  /** Seconds between two looks at `src` while the page is seen, 10 or more; never, when not given. */
  refresh?: string | number | undefined;
  /** The first that suits the sheet, when not given. */
  widget?: WidgetName | undefined;
  /** Ids of facts; all that the widget can show, when not given. */
  facts?: string | readonly string[] | undefined;
  /** BCP 47. */
  lang?: string | undefined;
  /** `auto` is the background behind the widget. */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  title?: string | undefined;
  note?: string | undefined;
  /** Ids of facts or codes of countries. */
  highlight?: string | readonly string[] | undefined;
  /** `#rrggbb` in place of the theme's first colour; corrected until it has contrast. */
  accent?: string | undefined;
  sort?: 'value' | 'name' | 'given' | undefined;
  /** `members`: `grid`, `list` or `map`; `share`: `bar` or `waffle`. By width, when not given. */
  layout?: 'grid' | 'list' | 'map' | 'bar' | 'waffle' | undefined;
  /** A year of the data; the latest, when not given. */
  year?: string | number | undefined;
  /** How many; the rest is named as rest. */
  top?: string | number | undefined;
  /** Height of the whole widget in CSS px; the fallback's box, when not given. */
  height?: string | number | undefined;
  /** Whether changes move. `prefers-reduced-motion` is obeyed either way. */
  motion?: 'auto' | 'none' | undefined;
  /** The state of the sheet whose figures, words and sources are kept: a hash, as `sheets()` gives it. The newest, when not given. */
  vintage?: string | undefined;
  /** Of a table: its column of labels or places. Columns are recognised, when not given. */
  labelColumn?: string | undefined;
  /** Of a table: its column of numbers. */
  valueColumn?: string | undefined;
  /** Of a table: its column of years or dates. */
  dateColumn?: string | undefined;
  /** Of a table: its column that parts the rows into series. */
  seriesColumn?: string | undefined;
  /** Of a table: what the numbers count. */
  unit?: string | undefined;
  /** Of a table: who published the figures. */
  source?: string | undefined;
  /** Of a table: where they are published. */
  sourceUrl?: string | undefined;
  /** Of a table: who is counted, such as `migrants` or `refugees`. */
  population?: string | undefined;
  /** Of a table: what kind of number. */
  measure?: 'stock' | 'flow' | 'event' | 'count' | undefined;
  /** Where readers report an error, `https:` or `mailto:`; without it there is no link. */
  report?: string | undefined;
}

/** One entry of the list that documentation is made of. */
export interface OptionEntry {
  /** In kebab-case, as in HTML. */
  name: string;
  type: string;
  values: string[];
  default: string;
  help: string;
}

/** A bundled fact sheet. */
export interface Sheet {
  id: string;
  title: string;
  /** The widgets that suit it; the first is the default. */
  widgets: WidgetName[];
  facts: { id: string; label: string }[];
  languages: string[];
  /** Hash of its data. */
  vintage: string;
}

/** A widget in words: what assistive technology reads, and what a newsroom can quote. */
export interface Description {
  title: string;
  summary: string;
  columns: string[];
  rows: string[][];
  source: { label: string; text: string; url: string | null };
  notes: string[];
}

/** A drawn widget. */
export interface Widget {
  /** As resolved, with a reader's changes (the year); `undefined` while the host is out of the page. */
  readonly options: Record<string, string> | undefined;
  readonly description: Description | undefined;
  /**
   * Merges options and draws; resolves once the change is on its way. On an error, such as a sheet that cannot be
   * fetched, the widget stays as it was and the promise rejects.
   */
  update(options: Options): Promise<void>;
  /** Selects a fact, or nothing. */
  select(fact: string | null): Promise<void>;
  /** The picture as an SVG document, with title, source and notices. */
  toSVG(): string;
  /** The same as a PNG image, `scale` pixels to a CSS px. */
  toPNG(options?: { scale?: number | undefined }): Promise<Blob>;
  /**
   * How to cite the sources of what is shown, in the language of the widget: for people, as HTML, or in APA style (7th
   * edition). Several sources stand in a line each.
   */
  cite(form: 'plain' | 'html' | 'apa'): string;
  /** Light DOM, attributes, listeners and observers as before mounting. */
  destroy(): void;
}

/** The picture is there. */
export interface ReadyDetail {
  widget: WidgetName;
  sheet: string;
  lang: string;
}

/** A reader or a script selected a fact, or a reader took a selected place along into another year. */
export interface SelectDetail {
  fact: string;
  label: string;
  value: number | null;
  unit: string;
  /** In words; "" for an exact value. */
  bound: string;
  source: string;
}

/** The fallback shows, or what was shown before `refresh` failed; this is why. */
export interface ErrorDetail {
  code: ErrorCode;
  message: string;
  path: string;
  hint: string;
  /** All that is to be said of own data. */
  remarks?: readonly Remark[];
}

/** The functions of this page, one set however often the script is included. */
export interface MigrationFactsApi {
  /** Semantic version. */
  readonly version: string;
  /** The bundled fact sheets; fetches all of them. */
  sheets(): Promise<Sheet[]>;
  /** The list of options. */
  options(): Promise<OptionEntry[]>;
  /** A widget in words; fetches its sheet, draws nothing. */
  describe(options: Options): Promise<Description>;
  /**
   * Mounts what is not mounted yet; safe to call again and again. For shadow roots of your own, call it with the root.
   * Throws a `MigrationFactsError` where there is no document.
   */
  scan(root?: Document | ShadowRoot | Element): void;
  /** Mounts a widget in an element; its attributes count too, `options` win. Rejects with a `MigrationFactsError`. */
  mount(element: Element, options?: Options): Promise<Widget>;
}

export const MigrationFacts: MigrationFactsApi;

declare global {
  interface Window {
    MigrationFacts: MigrationFactsApi;
  }

  interface HTMLElementTagNameMap {
    'migration-facts': HTMLElement;
  }

  interface GlobalEventHandlersEventMap {
    'migration-facts:ready': CustomEvent<ReadyDetail>;
    'migration-facts:select': CustomEvent<SelectDetail>;
    'migration-facts:error': CustomEvent<ErrorDetail>;
  }
}
