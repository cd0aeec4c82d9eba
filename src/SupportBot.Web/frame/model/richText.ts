/** A piece of a line: words, or a link to a page of the exchange. */
export type Piece = string | { readonly href: string };

/** A stretch of a bubble: a paragraph, or a numbered list. */
export type Block = { readonly kind: 'text'; readonly pieces: readonly Piece[] } | { readonly kind: 'list'; readonly items: readonly (readonly Piece[])[] };

const ITEM = /^\d{1,2}\. (.*)$/;
const ADDRESS = /https:\/\/[^\s<>"'“”‘’（），。；：！？、「」]+/g;

/** Cuts what the assistant said into paragraphs and numbered lists. */
export function blocks(text: string): readonly Block[] {
  const result: Block[] = [];
  for (const line of text.split('\n')) {
    const item = ITEM.exec(line);
    const last = result.at(-1);
    if (!item) {
      if (line.trim()) result.push({ kind: 'text', pieces: pieces(line) });
    } else if (last?.kind === 'list') {
      result[result.length - 1] = { kind: 'list', items: [...last.items, pieces(item[1] ?? '')] };
    } else {
      result.push({ kind: 'list', items: [pieces(item[1] ?? '')] });
    }
  }

  return result;
}

/** Cuts a line into words and links; only pages of the exchange become links (SAFETY, section 5). */
export function pieces(line: string): readonly Piece[] {
  const result: Piece[] = [];
  let position = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/, '');
    if (!isExchange(address)) continue;
    result.push(line.slice(position, match.index), { href: address });
    position = match.index + address.length;
  }

  return [...result, line.slice(position)].filter((piece) => piece !== '');
}

function isExchange(address: string): boolean {
  try {
    const { protocol, hostname, username, password, port } = new URL(address);
    return protocol === 'https:' && /^(?:[a-z0-9-]+\.)*binance\.com$/.test(hostname) && !username && !password && !port;
  } catch {
    return false;
  }
}
