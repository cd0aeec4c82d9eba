import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Refusal } from '../model/api.ts';
import type { OpenCase } from '../model/state.ts';
import type { Colleague } from '../model/wire.ts';
import { useAnswer, useDesk, useText } from './hooks.ts';
import { Modal } from './modal.tsx';
import { KeyList, Palette } from './palette.tsx';

/** The question or the list that the agent wanted. */
export function Dialogs(): JSX.Element | null {
  const desk = useDesk();
  const { overlay, open } = desk.state;
  if (overlay === 'palette') return <Palette />;
  if (overlay === 'keys') return <KeyList />;
  if (overlay === 'sign-out') return <SignOut />;
  if (!open?.row) return null;
  if (overlay === 'return') return <Return open={open} />;
  if (overlay === 'transfer') return <Transfer />;
  if (overlay === 'snooze') return <Snooze open={open} />;
  if (overlay === 'resolve') return <Resolve open={open} />;
  return overlay === 'reveal' ? <Reveal open={open} /> : null;
}

function useClose(): () => void {
  const desk = useDesk();
  return () => desk.overlay(null);
}

function Return({ open }: { open: OpenCase }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const close = useClose();
  const [note, setNote] = useState('');
  return (
    <Modal title={text('return')} onClose={close}>
      <form onSubmit={(event) => { event.preventDefault(); close(); void desk.act('return', note.trim() ? { note: note.trim() } : {}); }}>
        <p>{text('return.text', { name: open.row?.customer ?? '' })}</p>
        <label class="field"><span>{text('return.note')}</span><textarea rows={3} maxLength={500} value={note} autofocus onInput={(event) => setNote(event.currentTarget.value)} /></label>
        <p class="muted">{text('return.seen')}</p>
        <div class="modal-foot"><button type="button" class="button" onClick={close}>{text('cancel')}</button><button type="submit" data-confirm class="button strong">{text('return')}</button></div>
      </form>
    </Modal>
  );
}

function Transfer(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const close = useClose();
  const answer = useAnswer<{ agents: readonly Colleague[] }>('agents');
  const [chosen, setChosen] = useState('');
  const rank = { online: 0, away: 1, offline: 2 };
  const agents = [...(answer?.agents ?? [])].filter(({ id }) => id !== desk.state.me?.id).sort((a, b) => rank[a.status] - rank[b.status] || a.cases - b.cases || a.name.localeCompare(b.name));
  return (
    <Modal title={text('transfer')} onClose={close}>
      <form onSubmit={(event) => { event.preventDefault(); if (chosen) { close(); void desk.act('transfer', { agentId: chosen }); } }}>
        <p>{text('transfer.text')}</p>
        {answer === undefined && <p class="muted">{text('loading')}</p>}
        {answer === null && <p class="problem" role="alert">{text('refusal.unreachable')}</p>}
        {answer && agents.length === 0 && <p class="muted">{text('transfer.nobody')}</p>}
        <fieldset class="agents">
          <legend class="unseen">{text('transfer.to')}</legend>
          {agents.map(({ id, name, status, cases }) => (
            <label key={id} class={chosen === id ? 'agent-choice on' : 'agent-choice'}>
              <input type="radio" name="agent" value={id} checked={chosen === id} disabled={status === 'offline'} onChange={() => setChosen(id)} />
              <span class={`presence ${status === 'online' ? 'here' : status === 'away' ? 'gone' : 'unknown'}`} />
              <span class="grow"><strong>{name}</strong><span class="muted"> · {text(`status.${status}`)}</span></span>
              <span class="muted">{text.count('transfer.load', cases)}</span>
            </label>
          ))}
        </fieldset>
        <div class="modal-foot"><button type="button" class="button" onClick={() => { close(); void desk.act('release'); }}>{text('release')}</button><span class="grow" />
          <button type="button" class="button" onClick={close}>{text('cancel')}</button><button type="submit" data-confirm class="button strong" disabled={!chosen}>{text('transfer')}</button></div>
      </form>
    </Modal>
  );
}

function Snooze({ open }: { open: OpenCase }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const close = useClose();
  const [until, setUntil] = useState('');
  const snooze = (date: Date): void => {
    close();
    void desk.act('snooze', { until: date.toISOString() });
  };
  const tomorrow = new Date(desk.now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(9, 0, 0, 0);
  return (
    <Modal title={text('snooze')} onClose={close}>
      <p>{text('snooze.text', { name: open.row?.customer ?? '' })}</p>
      <div class="options">
        {[1, 4].map((hours) => <button type="button" data-confirm key={hours} class="button" autofocus={hours === 1} onClick={() => snooze(new Date(desk.now + hours * 3_600_000))}>{text.count('snooze.hours', hours)}</button>)}
        <button type="button" data-confirm class="button" onClick={() => snooze(tomorrow)}>{text('snooze.tomorrow')}</button>
      </div>
      <form onSubmit={(event) => { event.preventDefault(); const date = new Date(until); if (date.getTime() > desk.now) snooze(date); }}>
        <label class="field"><span>{text('snooze.until')}</span><input type="datetime-local" value={until} onInput={(event) => setUntil(event.currentTarget.value)} /></label>
        <div class="modal-foot"><button type="button" class="button" onClick={close}>{text('cancel')}</button><button type="submit" data-confirm class="button strong" disabled={!until || new Date(until).getTime() <= desk.now}>{text('snooze')}</button></div>
      </form>
    </Modal>
  );
}

function Resolve({ open }: { open: OpenCase }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const close = useClose();
  const { rules } = desk.state;
  return (
    <Modal title={text('resolve.ask')} onClose={close}>
      <p>{text(open.row?.status === 'returned' ? 'resolve.returned' : 'resolve.text', { name: open.row?.customer ?? '', hours: rules?.reopenHours ?? 72 })}</p>
      <div class="modal-foot"><button type="button" class="button" autofocus onClick={close}>{text('cancel')}</button><button type="button" data-confirm class="button danger" onClick={() => { close(); void desk.act('resolve'); }}>{text('resolve')}</button></div>
    </Modal>
  );
}

function Reveal({ open }: { open: OpenCase }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const close = useClose();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!reason.trim()) return;
    try {
      const { value } = await desk.api.send<{ value: string }>('POST', `cases/${open.id}/reveal`, { field: 'account', reason: reason.trim() });
      desk.thread.change({ revealed: value });
      close();
    } catch (error) {
      setProblem(error instanceof Refusal && error.status === 403 ? text('identity.forbidden') : text('refusal.error'));
    }
  };
  return (
    <Modal title={text('reveal')} onClose={close}>
      <form onSubmit={(event) => void submit(event)}>
        <label class="field"><span>{text('reveal.reason')}</span><input required maxLength={200} autofocus value={reason} onInput={(event) => setReason(event.currentTarget.value)} /></label>
        <p class="muted">{text('reveal.logged')}</p>
        <p class="problem" role="alert">{problem}</p>
        <div class="modal-foot"><button type="button" class="button" onClick={close}>{text('cancel')}</button><button type="submit" data-confirm class="button strong" disabled={!reason.trim()}>{text('reveal')}</button></div>
      </form>
    </Modal>
  );
}

function SignOut(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const close = useClose();
  return (
    <Modal title={text('signout')} onClose={close}>
      <p>{text.count('signout.unsent', desk.unsent)}</p>
      <div class="modal-foot"><button type="button" class="button" autofocus onClick={close}>{text('cancel')}</button><button type="button" class="button danger" onClick={() => void desk.signOut()}>{text('signout.anyway')}</button></div>
    </Modal>
  );
}
