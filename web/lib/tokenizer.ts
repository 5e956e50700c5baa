import { Tokenizer as PieceTokenizer } from '@huggingface/tokenizers';
import { GlassformerError } from './errors.js';
import type { Token } from './types.js';

/** What this package reads of a tokenizer.json. */
interface TokenizerFile {
  readonly added_tokens: readonly AddedToken[];
  readonly model: {
    readonly vocab: Readonly<Record<string, number>> | readonly (readonly [string, number])[];
    readonly unk_token?: string | null;
    readonly byte_fallback?: boolean;
  };
}

interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
}

const BYTE = /^<0x([0-9A-F]{2})>$/;
const LANGUAGE_TAG = /^>>(.+)<<$/;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Half a surrogate pair. A text is made well-formed before it is cut into pieces, so a piece that
 * holds one never comes out of a text.
 */
const UNTYPEABLE = '\uD800';

/** Text to tokens and back. What a user types never becomes a special token. */
export class Tokenizer {
  /** Languages that the model translates into, from its tags `>>ko<<`. */
  readonly languages: readonly string[];
  readonly #tokenizer: PieceTokenizer;
  readonly #tokens: readonly Token[];
  readonly #ids: ReadonlyMap<string, number>;

  /** `json` is the content of tokenizer.json, `file` its name for messages. */
  constructor(json: string, file: string) {
    const content = parse(json, file);
    const special = new Map(
      content.added_tokens.filter((token) => token.special).map(({ id, content }) => [content, id]),
    );
    const pieces = piecesOf(content);
    try {
      this.#tokenizer = new PieceTokenizer(withoutSpecial(content, special), {
        clean_up_tokenization_spaces: false,
      });
    } catch (cause) {
      throw new GlassformerError('invalid_tokenizer', `${file}: ${(cause as Error).message}`, {
        cause,
      });
    }
    this.#tokens = pieces.map((piece, id) =>
      Object.freeze({ id, piece, text: readable(piece), special: isSpecial(piece, special) }),
    );
    this.#ids = new Map(pieces.map((piece, id) => [piece, id]));
    this.languages = pieces.flatMap((piece) => LANGUAGE_TAG.exec(piece)?.[1] ?? []);
  }

  /** Number of pieces. */
  get size(): number {
    return this.#tokens.length;
  }

  /** The ids of a text, without tags and marks. */
  encode(text: string): number[] {
    return this.#tokenizer.encode(text.replace(LONE_SURROGATES, '\uFFFD'), {
      add_special_tokens: false,
    }).ids;
  }

  /** The text of ids; special tokens leave no trace in it. */
  decode(ids: readonly number[]): string {
    const plain = ids.filter((id) => !this.token(id).special);
    return plain.length === 0 ? '' : this.#tokenizer.decode(plain).trim();
  }

  /** The tag that asks for a language. */
  tag(language: string): number {
    return this.#ids.get(`>>${language}<<`) as number;
  }

  /** One token by itself. */
  token(id: number): Token {
    const token = this.#tokens[id];
    if (token === undefined) {
      throw new GlassformerError(
        'invalid_argument',
        `a token id must be an integer from 0 to ${this.size - 1}, not ${id}`,
      );
    }
    return token;
  }

  /**
   * Tokens in a row. Where a character is spelled in bytes, the token of its first byte reads as
   * the character and those of the others as nothing.
   */
  tokens(ids: readonly number[]): Token[] {
    const tokens = ids.map((id) => this.token(id));
    for (let start = 0; start < tokens.length;) {
      const first = byteOf(tokens[start]);
      const bytes = tokens.slice(start, start + utf8Length(first)).map(byteOf);
      const character = characterOf(bytes);
      if (character !== undefined) {
        bytes.forEach((_, i) => {
          const token = tokens[start + i] as Token;
          tokens[start + i] = Object.freeze({ ...token, text: i === 0 ? character : '' });
        });
      }
      start += character === undefined ? 1 : bytes.length;
    }
    return tokens;
  }
}

function parse(json: string, file: string): TokenizerFile {
  let content: Partial<TokenizerFile> | null;
  try {
    content = JSON.parse(json) as Partial<TokenizerFile> | null;
  } catch (cause) {
    throw new GlassformerError(
      'invalid_tokenizer',
      `${file} is not JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
  const vocab = content?.model?.vocab;
  if (typeof vocab !== 'object' || vocab === null || !Array.isArray(content?.added_tokens)) {
    throw new GlassformerError(
      'invalid_tokenizer',
      `${file} must have the keys model.vocab and added_tokens, as a Hugging Face tokenizer.json has`,
    );
  }
  return content as TokenizerFile;
}

/** Every piece at the index of its id. */
function piecesOf({ model, added_tokens }: TokenizerFile): string[] {
  const pieces: string[] = [];
  if (isList(model.vocab)) model.vocab.forEach(([piece], id) => (pieces[id] = piece));
  else for (const [piece, id] of Object.entries(model.vocab)) pieces[id] = piece;
  for (const { id, content } of added_tokens) pieces[id] = content;
  return Array.from(pieces, (piece, id) => piece ?? `<unused ${id}>`);
}

/**
 * The same tokenizer with every special piece spelled so that no text can hold it. Pieces like
 * `<0xED>` need the same only in Unigram models: byte-pair ones reach them by way of bytes alone.
 */
function withoutSpecial(
  content: TokenizerFile,
  special: ReadonlyMap<string, number>,
): TokenizerFile {
  const hide = (piece: string) => (isSpecial(piece, special) ? UNTYPEABLE + piece : piece);
  const { vocab, unk_token } = content.model;
  const hidden = isList(vocab)
    ? vocab.map(([piece, score]) => [BYTE.test(piece) ? UNTYPEABLE + piece : hide(piece), score])
    : Object.fromEntries(Object.entries(vocab).map(([piece, id]) => [hide(piece), id]));
  return {
    ...content,
    added_tokens: content.added_tokens.filter((token) => !token.special),
    model: {
      ...content.model,
      vocab: hidden as TokenizerFile['model']['vocab'],
      ...(typeof unk_token === 'string' && { unk_token: hide(unk_token) }),
    },
  };
}

function isList<T>(value: Readonly<Record<string, number>> | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** Marian's tags are in the vocabulary but need not be among the added tokens. */
function isSpecial(piece: string, special: ReadonlyMap<string, number>): boolean {
  return special.has(piece) || LANGUAGE_TAG.test(piece);
}

/** `▁How` → `How`; a lone `▁` stays, so that a token never reads as nothing by itself. */
function readable(piece: string): string {
  return piece.replaceAll('▁', ' ').trim() || piece;
}

function byteOf(token: Token | undefined): number | undefined {
  const hex = BYTE.exec(token?.piece ?? '')?.[1];
  return hex === undefined ? undefined : Number.parseInt(hex, 16);
}

/** Bytes of the character that starts with `byte`, if one can. */
function utf8Length(byte = 0): number {
  if (byte < 0x80) return 1;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** The character that bytes spell, or `undefined` where they spell none. */
function characterOf(bytes: readonly (number | undefined)[]): string | undefined {
  if (bytes.length === 0 || bytes.includes(undefined)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
  } catch {
    return undefined;
  }
}
