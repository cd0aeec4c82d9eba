import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OpenCase } from '../model/state.ts';
import { callAt, put } from '../model/mentions.ts';
import { latestOfCustomer } from '../model/timeline.ts';
import type { CannedReply, CaseRow, Colleague, Note } from '../model/wire.ts';
import { useDesk, useNow, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { Canned } from './canned.tsx';
import { Colleagues } from './colleagues.tsx';

const TALLEST = 220;
const LONGEST = { reply: 8000, note: 4000 };

/** Where an agent writes: to the customer, or a note that only the team sees. What is written is kept, case by case. */
export function Composer({ row, open }: { row: CaseRow; open: OpenCase }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { me, line } = desk.state;
  const { mode } = open;
  const [draft, setDraft] = useState(() => desk.thread.draft(mode, row.id));
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [caret, setCaret] = useState(0);
  const [dismissed, setDismissed] = useState(-1);
  const called = useRef(new Map<string, string>());
  const box = useRef<HTMLTextAreaElement>(null);
  const bar = useRef<HTMLButtonElement>(null);
  const isMine = row.status === 'assigned' && row.agent?.id === me?.id;
  const isNote = mode === 'note';
  const canWrite = isNote || isMine;
  const isBlocked = !isNote && isMine && draft.trim() !== '' && desk.thread.hasNews;
  const query = !isNote && isMine && draft.startsWith('/') ? draft.slice(1) : null;

  const call = isNote ? callAt(draft, caret) : null;

  useEffect(() => {
    setDraft(desk.thread.draft(mode, row.id));
    setProblem(null);
  }, [mode]);

  useEffect(() => {
    if (query !== null && open.canned === null) desk.thread.fetchCanned().catch(() => setProblem(text('refusal.unreachable')));
  }, [query !== null]);

  // A whisper is a note that begins with whom it is for.
  useEffect(() => {
    const { whisper } = open;
    if (!whisper || !isNote) return;
    desk.thread.change({ whisper: null });
    called.current.set(whisper.id, whisper.name);
    const before = desk.thread.draft('note', row.id);
    if (!before.includes(`@${whisper.name}`)) write(`@${whisper.name} ${before}`);
    box.current?.focus();
  }, [open.whisper, isNote]);

  // Drawn together with the case as it is now: after a claim the box stands only from then on.
  useLayoutEffect(() => {
    if (!open.wantsBox) return;
    desk.thread.change({ wantsBox: false });
    box.current?.focus();
  }, [open.wantsBox]);

  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.style.height = 'auto';
    box.current.style.height = `${Math.min(TALLEST, box.current.scrollHeight + 2)}px`;
  }, [draft, mode, canWrite]);

  const write = (words: string): void => {
    setDraft(words);
    setProblem(null);
    setCaret(box.current?.selectionStart ?? words.length);
    desk.thread.setDraft(mode, row.id, words);
  };

  const send = (): void => {
    const words = draft.trim();
    if (!words || !canWrite || isBusy || query !== null) return;
    if (isBlocked) return bar.current?.focus();
    if (isNote) return void addNote(words);
    write('');
    desk.courier?.post(row.id, words, latestOfCustomer(open.log));
  };

  const addNote = async (words: string): Promise<void> => {
    setBusy(true);
    try {
      const mentions = [...called.current].filter(([, name]) => words.includes(`@${name}`)).map(([id]) => id);
      const note = await desk.api.send<Note>('POST', `cases/${row.id}/notes`, { text: words, mentions });
      desk.thread.hearNote(row.id, note);
      write('');
      called.current.clear();
      if (note.missed) setProblem(note.missed.map(({ name, reason }) => text(`mention.${reason}`, { name })).join(' '));
      if (note.mentions) desk.store.update({ said: text('mention.told', { name: note.mentions.map(({ name }) => name).join(text('comma')) }) });
    } catch {
      setProblem(text('note.failed'));
    } finally {
      setBusy(false);
    }
  };

  const take = (reply: CannedReply): void => {
    if (reply.missing && reply.missing.length > 0) {
      return setProblem(text('canned.missing', { name: reply.name, values: reply.missing.map((name) => text.find(`variable.${name}`, name)).join(text('comma')) }));
    }

    write(reply.text);
    box.current?.focus();
  };

  /** Puts the whole name into the note. */
  const mention = ({ id, name }: Colleague): void => {
    if (!call || !box.current) return;
    const next = put(draft, call, name);
    called.current.set(id, name);
    box.current.value = next.text;
    box.current.focus();
    box.current.setSelectionRange(next.caret, next.caret);
    write(next.text);
  };

  const look = (): void => setCaret(box.current?.selectionStart ?? 0);

  const tab = (name: 'reply' | 'note'): JSX.Element => (
    <button type="button" role="tab" id={`tab-${name}`} aria-selected={mode === name} aria-controls="writing" tabIndex={mode === name ? 0 : -1}
      onClick={() => desk.thread.change({ mode: name })}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        const other = name === 'reply' ? 'note' : 'reply';
        desk.thread.change({ mode: other });
        document.getElementById(`tab-${other}`)?.focus();
      }}>
      {name === 'note' && <Icon name="note" />}{text(`tab.${name}`)}
    </button>
  );

  return (
    <div class={isNote ? 'composer noting' : 'composer'} data-region="composer">
      <Company open={open} />
      {isBlocked && (
        <div class="notice amber bar" role="alert">
          <p>{text('news', { name: row.customer })}</p>
          <button type="button" ref={bar} class="link" onClick={() => { desk.thread.jump(latestOfCustomer(open.log)); desk.thread.markRead(); }}>{text('news.read')}</button>
        </div>
      )}
      <div class="composer-head">
        <div role="tablist" aria-label={text('composer')} class="tabs">{tab('reply')}{tab('note')}</div>
        {isNote && <p class="note-warning"><Icon name="lock" />{text('note.only')}</p>}
      </div>
      <div id="writing" role="tabpanel" aria-labelledby={`tab-${mode}`}>
        {canWrite ? (
          <>
            {query !== null && open.canned && <Canned replies={open.canned} query={query} box={box} onTake={take} onClose={() => write('')} />}
            {call && call.from !== dismissed && <Colleagues query={call.query} box={box} onTake={mention} onClose={() => setDismissed(call.from)} />}
            <textarea ref={box} rows={2} dir="auto" maxLength={LONGEST[mode]} value={draft} aria-label={text(isNote ? 'note.label' : 'reply.label', { name: row.customer })}
              placeholder={text(isNote ? 'note.hint' : 'reply.hint')} aria-describedby="composer-problem" onInput={(event) => write(event.currentTarget.value)} onKeyUp={look} onClick={look} />
            <p id="composer-problem" class="problem" role="alert">{problem}</p>
            <div class="composer-foot">
              {!isNote && <button type="button" class="button slim" onClick={() => { write('/'); box.current?.focus(); }}><Icon name="canned" />{text('canned')}</button>}
              <span class="muted hint">{text('send.hint', { keys: /Mac/.test(navigator.platform) ? '⌘ Enter' : 'Ctrl Enter' })}</span>
              <button type="button" class="button strong send" disabled={isBlocked} aria-disabled={draft.trim() === '' || query !== null} onClick={send} data-send>
                {text(isNote ? 'note.add' : line === 'online' ? 'send' : 'send.later')}
              </button>
            </div>
          </>
        ) : <Closed row={row} />}
      </div>
    </div>
  );
}

/** Why nothing can be written to the customer now. */
function Closed({ row }: { row: CaseRow }): JSX.Element {
  const text = useText();
  const name = row.agent?.name ?? text('somebody');
  const words = row.status === 'waiting' ? (row.reservedFor ? text('closed.reserved', { name: row.reservedFor.name }) : text('closed.waiting'))
    : row.status === 'assigned' ? text('closed.assigned', { name })
    : row.status === 'returned' ? text('closed.returned')
    : text('closed.resolved');
  return <p class="closed-reply">{words}</p>;
}

/** Who else is here. */
function Company({ open }: { open: OpenCase }): JSX.Element {
  const text = useText();
  const { me } = useDesk().state;
  useNow();
  const writers = open.writers.filter(({ until }) => until > Date.now());
  const names = [...new Set([...writers, ...open.viewers.filter(({ typing }) => typing)].filter(({ id }) => id !== me?.id).map(({ name }) => name))];
  const viewers = open.viewers.filter(({ id, name }) => id !== me?.id && !names.includes(name)).map(({ name }) => name);
  return (
    <div class="company" role="status">
      {names.length > 0 && <p><span class="face" aria-hidden="true">{names[0]?.slice(0, 1)}</span>{text('company.writing', { name: names.join(text('comma')) })}</p>}
      {viewers.length > 0 && <p><span class="face" aria-hidden="true">{viewers[0]?.slice(0, 1)}</span>{text('company.viewing', { name: viewers.join(text('comma')) })}</p>}
    </div>
  );
}
