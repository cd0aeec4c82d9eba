import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Refusal } from '../model/api.ts';
import type { AccountRow, Role } from '../model/wire.ts';
import { useAnswer, useDesk, useText } from '../view/hooks.ts';
import { Modal } from '../view/modal.tsx';
import { Time } from '../view/parts.tsx';

const roles: readonly Role[] = ['agent', 'lead', 'admin'];

/** Who may work here, for admins. */
export function AccountsPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [round, setRound] = useState(0);
  const answer = useAnswer<{ accounts?: readonly AccountRow[] } | readonly AccountRow[]>('accounts', round);
  const [shown, setShown] = useState<{ name: string; password: string } | null>(null);
  const [isCopied, setCopied] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const accounts = Array.isArray(answer) ? (answer as readonly AccountRow[]) : (answer as { accounts?: readonly AccountRow[] } | null | undefined)?.accounts ?? [];

  const change = async (id: string, body: { name?: string; role?: Role; disabled?: boolean }): Promise<void> => {
    setProblem(null);
    await desk.api.send('PUT', `accounts/${id}`, body).catch((error: unknown) => setProblem(error instanceof Refusal && error.status < 500 ? text('accounts.refused') : text('refusal.unreachable')));
    setRound((now) => now + 1);
  };

  const renew = async (account: AccountRow): Promise<void> => {
    try {
      const { password } = await desk.api.send<{ password: string }>('POST', `accounts/${account.id}/password`);
      setShown({ name: account.name, password });
    } catch {
      setProblem(text('refusal.error'));
    }
  };

  const close = (): void => {
    setShown(null);
    setCopied(false);
  };

  return (
    <main class="sheet-page wide">
      <h1>{text('rail.accounts')}</h1>
      <Create onCreated={(name, password) => { setShown({ name, password }); setRound((now) => now + 1); }} />
      <p class="problem" role="alert">{answer === null ? text('list.failed') : problem}</p>
      <div class="table" role="region" tabIndex={0} aria-label={text('rail.accounts')}>
        <table>
          <thead><tr><th scope="col">{text('accounts.name')}</th><th scope="col">{text('signin.user')}</th><th scope="col">{text('accounts.role')}</th><th scope="col">{text('accounts.since')}</th><th scope="col">{text('accounts.state')}</th><th scope="col"><span class="unseen">{text('actions')}</span></th></tr></thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id} class={account.disabled ? 'off' : ''}>
                <th scope="row">{account.name}</th>
                <td>{account.userName}{account.external && <span class="muted"> · {text('accounts.external')}</span>}{account.email && <span class="muted"> · {account.email}</span>}</td>
                <td>
                  <select aria-label={text('accounts.role.of', { name: account.name })} value={account.role} disabled={account.id === desk.state.me?.id} onChange={(event) => void change(account.id, { role: event.currentTarget.value as Role })}>
                    {roles.map((role) => <option key={role} value={role}>{text(`role.${role}`)}</option>)}
                  </select>
                </td>
                <td><Time at={account.createdAt} withDay /></td>
                <td>{text(account.disabled ? 'accounts.disabled' : 'accounts.active')}</td>
                <td class="buttons">
                  {account.id !== desk.state.me?.id && <button type="button" class="link" aria-label={`${text(account.disabled ? 'accounts.enable' : 'accounts.disable')}: ${account.name}`} onClick={() => void change(account.id, { disabled: !account.disabled })}>{text(account.disabled ? 'accounts.enable' : 'accounts.disable')}</button>}
                  {!account.external && <button type="button" class="link" aria-label={`${text('accounts.password')}: ${account.name}`} onClick={() => void renew(account)}>{text('accounts.password')}</button>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown && (
        <Modal title={text('accounts.password')} onClose={close}>
          <p>{text('accounts.once', { name: shown.name })}</p>
          <p class="secret"><code>{shown.password}</code></p>
          <div class="modal-foot"><button type="button" class="button" onClick={() => navigator.clipboard.writeText(shown.password).then(() => setCopied(true), () => setCopied(false))}>{text(isCopied ? 'copied' : 'copy')}</button><button type="button" class="button strong" onClick={close}>{text('done')}</button></div>
        </Modal>
      )}
    </main>
  );
}

function Create({ onCreated }: { onCreated: (name: string, password: string) => void }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [userName, setUserName] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    try {
      const { password } = await desk.api.send<{ password: string }>('POST', 'accounts', { userName: userName.trim(), name: name.trim(), role });
      onCreated(name.trim(), password);
      setUserName('');
      setName('');
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Refusal && error.status < 500 ? text('accounts.taken') : text('refusal.unreachable'));
    }
  };
  return (
    <form class="create" onSubmit={(event) => void submit(event)}>
      <label class="field"><span>{text('accounts.name')}</span><input required maxLength={60} autocomplete="off" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
      <label class="field"><span>{text('signin.user')}</span><input required maxLength={60} autocomplete="off" autocapitalize="none" spellcheck={false} value={userName} onInput={(event) => setUserName(event.currentTarget.value)} /></label>
      <label class="field"><span>{text('accounts.role')}</span><select value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>{roles.map((id) => <option key={id} value={id}>{text(`role.${id}`)}</option>)}</select></label>
      <button type="submit" class="button strong">{text('accounts.create')}</button>
      <p class="problem" role="alert">{problem}</p>
    </form>
  );
}
