/**
 * Choices made inside a chapter or the explorer that belong to the picture, and so to its address:
 * a layer, a switch, a phrase of the visitor's own. Each has a name that begins with its chapter
 * (`residual.token`), a default that the address leaves out, and a way to be read, for whatever an
 * address says it may be anything.
 */

/** One of them, as a chapter uses it. */
export interface Setting<Value> {
  value: Value;
}

interface Form<Value> {
  readonly otherwise: Value;
  /** Null where the text means nothing. */
  readonly read: (text: string) => Value | null;
  readonly write: (value: Value) => string;
}

/** Names that an address may hold, so that it cannot be taken for one of its own keys. */
const NAME = /^[a-z_]{1,32}\.[a-z_]{1,32}$/;

/** Longer ones could not come from this page. */
const MAX_TEXT = 10_000;

export class Kept {
  #texts: ReadonlyMap<string, string> = $state.raw(new Map());

  /** A whole number from 0, such as an index. */
  number(name: string, otherwise: number): Setting<number> {
    return this.#setting(name, {
      otherwise,
      read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
      write: String,
    });
  }

  /** A number on a scale from `low` to `high`. */
  decimal(name: string, otherwise: number, low: number, high: number): Setting<number> {
    return this.#setting(name, {
      otherwise,
      read: (text) => {
        const value = /^-?\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
        return value >= low && value <= high ? value : null;
      },
      write: (value) => String(Number(value.toFixed(6))),
    });
  }

  /** A switch. */
  flag(name: string, otherwise: boolean): Setting<boolean> {
    return this.#setting(name, {
      otherwise,
      read: (text) => (text === '1' ? true : text === '0' ? false : null),
      write: (value) => (value ? '1' : '0'),
    });
  }

  /** One of several values. */
  oneOf<Value extends string>(
    name: string,
    values: readonly Value[],
    otherwise: Value,
  ): Setting<Value> {
    return this.#setting(name, {
      otherwise,
      read: (text) => values.find((value) => value === text) ?? null,
      write: (value) => value,
    });
  }

  /** Any text. */
  text(name: string, otherwise: string): Setting<string> {
    return this.#setting(name, { otherwise, read: (text) => text, write: (value) => value });
  }

  /**
   * What an address that shows `part` (a chapter, or `explore`) has to say, in a fixed order. The
   * player is there whatever is shown.
   */
  of(part: string): ReadonlyMap<string, string> {
    const parts = [part, 'player'];
    const ours = [...this.#texts].filter(([name]) => parts.includes(name.split('.')[0] ?? ''));
    return new Map(ours.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Takes what an address says; everything else that was chosen is forgotten. */
  take(texts: ReadonlyMap<string, string>): void {
    this.#texts = new Map(texts);
  }

  #setting<Value>(name: string, { otherwise, read, write }: Form<Value>): Setting<Value> {
    if (!isKeptName(name)) throw new Error(`expected a name such as residual.token, found ${name}`);
    const texts = () => this.#texts;
    const put = (next: ReadonlyMap<string, string>) => (this.#texts = next);
    return {
      get value() {
        const text = texts().get(name);
        return (text === undefined ? null : read(text)) ?? otherwise;
      },
      set value(value) {
        const next = new Map(texts());
        if (write(value) === write(otherwise)) next.delete(name);
        else next.set(name, write(value).slice(0, MAX_TEXT));
        put(next);
      },
    };
  }
}

/** Whether `name` can be the name of a choice. */
export const isKeptName = (name: string): boolean => NAME.test(name);
