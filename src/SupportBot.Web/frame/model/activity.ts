/** What a bubble means beside its words (Presenter in Runtime). */
export interface ClientData {
  readonly step?: { readonly name: string; readonly number?: number; readonly of?: number };
  readonly choices?: readonly string[];
  readonly checklist?: readonly { readonly id: string; readonly text: string }[];
  readonly closed?: boolean;
  /** Who answers after this turn, where it is not the assistant. */
  readonly owner?: 'queue' | 'agent';
  /** The name of the agent who speaks, or of whom the assistant speaks. */
  readonly agent?: string;
  /** The customer's case with the agents, and its place in line. */
  readonly queue?: { readonly case?: string };
  /** Id of the case that an agent closed with this turn. */
  readonly resolved?: string;
}

/** The part of a Direct Line activity that the widget reads. */
export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly timestamp?: string;
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly text?: string;
  readonly locale?: string;
  readonly suggestedActions?: { readonly actions?: readonly { readonly title?: string; readonly value?: unknown }[] };
  readonly channelData?: { readonly clientActivityID?: string; readonly supportBot?: ClientData };
}

export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

/** What the visitor sends. */
export interface Outgoing {
  readonly type: 'message' | 'event' | 'typing';
  readonly text?: string;
  readonly name?: string;
  readonly value?: unknown;
}

export function isFromCustomer(activity: Activity): boolean {
  return activity.from?.role === 'user';
}

/** The name of the agent whose own words these are; undefined for the assistant and the customer. */
export function agentOf({ channelData, from }: Activity): string | undefined {
  const name = channelData?.supportBot?.agent;
  return name === from?.name ? name : undefined;
}

/** The log with a set of activities in it: each id once, in the server's order. */
export function merge(log: readonly Activity[], incoming: readonly Activity[]): readonly Activity[] {
  const fresh = incoming.filter((activity) => !log.some((known) => known.id === activity.id));
  const replaced = log.map((known) => incoming.find((activity) => activity.id === known.id) ?? known);
  return [...replaced, ...fresh].sort((a, b) => sequence(a) - sequence(b));
}

/** The number behind the bar in `{conversation}|0000042`; 0 where the id has none, which keeps the order of arrival. */
function sequence({ id }: Activity): number {
  return Number(/\|0*(\d+)$/.exec(id)?.[1] ?? 0);
}
