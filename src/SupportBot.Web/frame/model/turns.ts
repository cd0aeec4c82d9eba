import { type Activity, agentOf, type ClientData, isFromCustomer } from './activity.ts';
import type { Pending } from './outbox.ts';

/** One thing in the conversation: what the assistant or an agent said in one go, or one message of the customer. */
export type Entry =
  | { readonly kind: 'assistant' | 'agent'; readonly id: string; readonly at: number | null; readonly bubbles: readonly Activity[]; readonly name: string | undefined }
  | { readonly kind: 'customer'; readonly id: string; readonly at: number | null; readonly text: string; readonly chosen: boolean; readonly state: MessageState };

export type MessageState = 'sent' | 'queued' | 'failed';

/** An answer that can be given with one press. */
export interface Choice {
  readonly title: string;
  /** What it stands for, the same in every language; null where the bot did not say. */
  readonly value: string | null;
}

/** The conversation as it is shown. */
export interface Conversation {
  readonly entries: readonly Entry[];
  /** What may be pressed now; empty once the customer has written. */
  readonly choices: readonly Choice[];
  readonly step: ClientData['step'] | null;
  /** Id of the activity that ended the way, if it has ended. */
  readonly closedBy: string | null;
  /** Language of what the assistant said last. */
  readonly spoken: string | null;
  /** Who answers now. While it is an agent, nothing of the assistant's can be pressed. */
  readonly owner: 'assistant' | 'queue' | 'agent';
  /** The agent who is there, or was there last. */
  readonly agent: string | null;
  /** Id of the latest case with the agents. */
  readonly caseId: string | null;
  /** Id of the activity that told the place in line; null when the customer does not wait. */
  readonly lineId: string | null;
  /** Whether the place in line was told just now, and the customer has not gone on since. */
  readonly isNewInLine: boolean;
  /** Id of the case that an agent closed, until it or another one is open. */
  readonly resolved: string | null;
}

const TOGETHER = 60_000;

/** Reads log and outbox as a conversation. Pure. */
export function converse(log: readonly Activity[], outbox: readonly Pending[]): Conversation {
  const entries: Entry[] = [];
  let offered: readonly Choice[] = [];
  let step: ClientData['step'] | null = null;
  let closedBy: string | null = null;
  let spoken: string | null = null;
  let owner: Conversation['owner'] = 'assistant';
  let agent: string | null = null;
  let caseId: string | null = null;
  let lineId: string | null = null;
  let resolved: Conversation['resolved'] = null;
  for (const activity of log) {
    if (activity.type !== 'message') continue;
    if (isFromCustomer(activity)) {
      entries.push(said(activity.channelData?.clientActivityID ?? activity.id, time(activity), activity.text ?? '', offered, 'sent'));
      [offered, closedBy] = [[], null];
      continue;
    }

    const data = activity.channelData?.supportBot ?? {};
    const name = agentOf(activity);
    const kind = name === undefined ? 'assistant' : 'agent';
    const last = entries.at(-1);
    if (last?.kind === kind && last.name === name && !isLater(last.bubbles, activity)) entries[entries.length - 1] = { ...last, bubbles: [...last.bubbles, activity] };
    else entries.push({ kind, id: activity.id, at: time(activity), bubbles: [activity], name });
    // Only the last bubble of a turn tells who answers from now on.
    if (name !== undefined) owner = 'agent';
    else if (data.owner ?? data.step ?? data.closed) owner = data.owner ?? 'assistant';
    agent = data.agent ?? agent;
    caseId = data.queue?.case ?? data.resolved ?? caseId;
    if (data.queue) lineId = activity.id;
    resolved = owner === 'assistant' ? data.resolved ?? resolved : null;
    offered = choicesOf(activity);
    step = data.step ?? (data.closed ? null : step);
    closedBy = data.closed ? activity.id : null;
    spoken = activity.locale ?? spoken;
  }

  const known = new Set(log.map((activity) => activity.channelData?.clientActivityID));
  for (const { id, at, activity, state } of outbox) {
    if (activity.type !== 'message' || known.has(id)) continue;
    entries.push(said(id, at, activity.text ?? '', offered, state));
    if (state === 'queued') [offered, closedBy] = [[], null];
  }

  const isTaken = owner === 'agent';
  const last = entries.at(-1);
  const isNewInLine = owner === 'queue' && last !== undefined && last.kind !== 'customer' && last.bubbles.some(({ id }) => id === lineId);
  // Who is in line has asked for a person already.
  const choices = isTaken ? [] : owner === 'queue' ? offered.filter(({ value }) => value !== 'person') : offered;
  return {
    entries, choices, isNewInLine, step: isTaken ? null : step, closedBy: isTaken ? null : closedBy, spoken,
    owner, agent, caseId, lineId: owner === 'queue' ? lineId : null, resolved: owner === 'assistant' ? resolved : null,
  };
}

/** The latest answer that was chosen from a list, when nothing was said by the customer after it: `back` undoes exactly this one. */
export function changeable(entries: readonly Entry[]): string | null {
  const last = entries.findLast((entry) => entry.kind === 'customer');
  return last?.kind === 'customer' && last.chosen && last.state === 'sent' && entries.at(-1)?.kind === 'assistant' ? last.id : null;
}

/** How many bubbles of the assistant or an agent came after the one that was seen last. */
export function countUnread(log: readonly Activity[], seen: string | null): number {
  const from = seen === null ? 0 : log.findIndex((activity) => activity.id === seen) + 1;
  return log.slice(from).filter((activity) => activity.type === 'message' && !isFromCustomer(activity)).length;
}

/** Whether something was said long after the bubbles before it, as a reminder is: then it has a time of its own. */
function isLater(bubbles: readonly Activity[], activity: Activity): boolean {
  const before = bubbles.at(-1);
  return before !== undefined && (time(activity) ?? 0) - (time(before) ?? 0) > TOGETHER;
}

function said(id: string, at: number | null, text: string, offered: readonly Choice[], state: MessageState): Entry {
  return { kind: 'customer', id, at, text, chosen: offered.some((choice) => choice.title === text), state };
}

function time({ timestamp }: Activity): number | null {
  const at = Date.parse(timestamp ?? '');
  return Number.isNaN(at) ? null : at;
}

function choicesOf(activity: Activity): readonly Choice[] {
  const values = activity.channelData?.supportBot?.choices ?? [];
  return (activity.suggestedActions?.actions ?? []).flatMap(({ title }, at) => (title ? [{ title, value: values[at] ?? null }] : []));
}
