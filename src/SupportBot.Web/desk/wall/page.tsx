import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../model/place.ts';
import { addressOf } from '../model/place.ts';
import { duration } from '../model/text.ts';
import type { CaseRow } from '../model/wire.ts';
import { useDesk, useNow, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';
import { Due, Owner, regionOf, Time } from '../view/parts.tsx';
import { useLive } from './live.ts';
import { isTooSilent, newsOfWall, staffOf, type Wall, type WallAgent, type WallGroup } from './model.ts';

/** How often numbers are said to a screen reader at most. */
const SAY_PAUSE = 20_000;

/** How the desk stands right now, to be read from across a room. Every number leads to what is behind it. */
export function WallPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { me } = desk.state;
  const { answer: wall, hasFailed, readAt } = useLive<Wall>('wall');
  const isLead = me?.role === 'lead' || me?.role === 'admin';
  useWake();
  return (
    <main class="wall" aria-busy={wall === null && !hasFailed}>
      <header class="wall-head">
        <h1>{text('rail.wall')}</h1>
        {wall && <Hours wall={wall} />}
        <button type="button" class="button push" onClick={() => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {})}>{text('wall.full')}</button>
      </header>
      {hasFailed && !isLead && <p class="notice" role="alert">{text('wall.forbidden')}</p>}
      {hasFailed && isLead && <p class="notice amber" role="alert"><Icon name="alert" /> {wall ? text('wall.stale', { time: new Intl.DateTimeFormat(regionOf(desk.state.locale), { hour: '2-digit', minute: '2-digit' }).format(readAt) }) : text('wall.failed')}</p>}
      {!wall && !hasFailed && <p class="muted">{text('loading')}</p>}
      {wall && <Numbers wall={wall} />}
      {wall && <News wall={wall} />}
    </main>
  );
}

function Numbers({ wall }: { wall: Wall }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const now = useNow(10_000);
  const { waiting, late, byLocale, byReason, agents, today } = wall;
  const since = (at: string): string => duration(text, Math.max(60_000, now - Date.parse(at)));
  const online = agents.filter(({ status }) => status === 'online').length;
  const hours = { minutes: desk.state.rules?.firstReplyMinutes ?? 15, silent: desk.state.rules?.agentSilentMinutes ?? 10 };
  return (
    <>
      <ul class="wall-tiles">
        <Tile name={text('wall.waiting')} value={waiting.count} to={{ view: 'queue' }}>{waiting.since && text('wall.longest', { time: since(waiting.since) })}</Tile>
        <Tile name={text('wall.late.first')} value={late.first} to={{ view: 'late-first' }} isBad={late.first > 0}>{text('wall.late.first.rule', { count: hours.minutes })}</Tile>
        <Tile name={text('wall.late.answer')} value={late.answer} to={{ view: 'late-answer' }} isBad={late.answer > 0}>{text('wall.late.answer.rule', { count: hours.silent })}</Tile>
        <Tile name={text('wall.online')} value={online} to={{ view: 'all' }} isBad={online === 0 && waiting.count > 0}>{online === 0 && waiting.count > 0 ? text('wall.nobody') : text('wall.away', { count: agents.filter(({ status }) => status === 'away').length })}</Tile>
      </ul>
      {late.rows.length > 0 && (
        <section class="wall-part" aria-labelledby="wall-late">
          <h2 id="wall-late">{text('wall.late')}</h2>
          <ul class="wall-cases">{late.rows.map((row) => <Late key={row.id} row={row} />)}</ul>
        </section>
      )}
      <div class="wall-parts">
        <div class="wall-column">
          <Groups id="locale" title={text('wall.by.language')} groups={byLocale} since={since} to={({ id }) => ({ view: 'queue', by: id === undefined ? {} : { locale: id } })} />
          <Staff agents={agents} since={since} now={now} />
        </div>
        <div class="wall-column">
          <Groups id="reason" title={text('wall.by.reason')} groups={byReason} since={since} to={({ id }) => ({ view: 'queue', by: id === undefined ? {} : { reason: id } })} />
          <Today today={today} />
        </div>
      </div>
    </>
  );
}

/** A link of the desk that is an address too. */
function To({ to, children, class: name }: { to: Partial<Place>; children: ComponentChildren; class?: string }): JSX.Element {
  const desk = useDesk();
  const place: Place = { page: 'cases', view: 'queue', caseId: null, by: {}, ...to };
  return (
    <a class={name} href={addressOf(place)} onClick={(event) => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); desk.go(place); }}>{children}</a>
  );
}

function Tile({ name, value, to, isBad = false, children }: { name: string; value: number; to: Partial<Place>; isBad?: boolean; children: ComponentChildren }): JSX.Element {
  return (
    <li>
      <To to={to} class={isBad ? 'wall-tile bad' : 'wall-tile'}>
        <span class="wall-name">{isBad && <Icon name="alert" />}{name}</span>
        <strong>{value}</strong>
        <span class="muted">{children}</span>
      </To>
    </li>
  );
}

interface GroupsProps {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly WallGroup[];
  readonly since: (at: string) => string;
  readonly to: (group: WallGroup) => Partial<Place>;
}

/** Cases that nobody has, of one kind each. */
function Groups({ id, title, groups, since, to }: GroupsProps): JSX.Element {
  const text = useText();
  return (
    <section class="wall-part" aria-labelledby={`wall-${id}`}>
      <h2 id={`wall-${id}`}>{title}</h2>
      {groups.length === 0 ? <p class="muted">{text('list.empty.queue')}</p> : (
        <ul class="wall-groups">
          {groups.map((group) => <li key={group.id ?? ''}><To to={to(group)}><strong>{group.count}</strong> <span>{group.name ?? text('reason.unknown')}</span> <span class="muted">{since(group.since)}</span></To></li>)}
        </ul>
      )}
    </section>
  );
}

function Late({ row }: { row: CaseRow }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  return (
    <li>
      <To to={{ view: row.firstReplyAt === undefined ? 'late-first' : 'late-answer', caseId: row.id }}>
        <Due row={row} inWords /> <strong>{row.customer}</strong> <span>{row.reason?.name ?? text('reason.unknown')} · {row.localeName}</span> <Owner row={row} />
      </To>
      {row.agent && row.status === 'assigned' && row.agent.id !== desk.state.me?.id && <button type="button" class="button" aria-label={`${text('whisper', { name: row.agent.name })}: ${row.customer}`} onClick={() => desk.whisper(row)}><Icon name="note" />{text('whisper', { name: row.agent.name })}</button>}
    </li>
  );
}

function Staff({ agents, since, now }: { agents: readonly WallAgent[]; since: (at: string) => string; now: number }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { shown, others } = staffOf(agents);
  const limit = desk.state.rules?.agentSilentMinutes ?? 10;
  return (
    <section class="wall-part" aria-labelledby="wall-agents">
      <h2 id="wall-agents">{text('wall.agents')}</h2>
      <ul class="wall-agents">
        {shown.map((agent) => (
          <li key={agent.id}>
            <span class={`presence ${agent.status === 'online' ? 'here' : agent.status === 'away' ? 'gone' : 'unknown'}`} />
            <span class="grow"><strong>{agent.name}</strong> <span class="muted">{text(`status.${agent.status}`)}</span></span>
            <To to={{ view: 'agent', by: { agent: agent.id } }}>{text.count('wall.cases', agent.cases)}</To>
            {agent.silentSince && agent.silentIn && <To to={{ view: 'agent', caseId: agent.silentIn, by: { agent: agent.id } }} class={isTooSilent(agent, limit, now) ? 'due late' : ''}>{isTooSilent(agent, limit, now) && <Icon name="alert" />}{text('wall.silent', { time: since(agent.silentSince) })}</To>}
          </li>
        ))}
      </ul>
      {others > 0 && <p class="muted">{text.count('wall.others', others)}</p>}
    </section>
  );
}

function Today({ today: { day, opened, resolved, medianMinutes } }: Pick<Wall, 'today'>): JSX.Element {
  const text = useText();
  return (
    <section class="wall-part" aria-labelledby="wall-today">
      <h2 id="wall-today">{text('wall.today')}</h2>
      <ul class="wall-today">
        <li><To to={{ page: 'reports', by: { day } }}><strong>{opened}</strong> {text('wall.opened')}</To></li>
        <li><To to={{ view: 'resolved' }}><strong>{resolved}</strong> {text('wall.resolved')}</To></li>
        <li><To to={{ page: 'reports', by: { day } }}><strong>{medianMinutes === undefined ? '—' : duration(text, medianMinutes * 60_000)}</strong> {text('wall.median')}</To></li>
      </ul>
    </section>
  );
}

function Hours({ wall: { hours } }: { wall: Wall }): JSX.Element {
  const text = useText();
  return (
    <p class="wall-hours">
      <Icon name={hours.open ? 'clock' : 'lock'} /> {!hours.kept ? text('wall.hours.none') : hours.open ? text('wall.hours.open') : text('wall.hours.closed')}
      {hours.opensAt && <> · {text('wall.hours.opens')} <Time at={hours.opensAt} withDay /></>}
    </p>
  );
}

/** Says the numbers when they changed, and not more often than somebody can listen. */
function News({ wall }: { wall: Wall }): JSX.Element {
  const text = useText();
  const [said, setSaid] = useState('');
  const latest = useRef({ news: newsOfWall(wall), at: 0 });
  const news = newsOfWall(wall);
  const words = [
    text.count('wall.said.waiting', wall.waiting.count),
    ...(wall.late.first > 0 ? [text.count('wall.said.first', wall.late.first)] : []),
    ...(wall.late.answer > 0 ? [text.count('wall.said.answer', wall.late.answer)] : []),
  ].join(' ');
  useEffect(() => {
    if (latest.current.news === news) return;
    const timer = setTimeout(() => {
      latest.current = { news, at: Date.now() };
      setSaid(words);
    }, Math.max(0, latest.current.at + SAY_PAUSE - Date.now()));
    return () => clearTimeout(timer);
  }, [news]);
  return <p class="unseen" role="status">{said}</p>;
}

/** A screen on the wall stays on, where the browser can do that. */
function useWake(): void {
  useEffect(() => {
    let lock: { release(): Promise<void> } | null = null;
    let isGone = false;
    const wake = (): void => {
      const wakeLock = (navigator as { wakeLock?: { request(type: 'screen'): Promise<{ release(): Promise<void> }> } }).wakeLock;
      if (document.visibilityState !== 'visible' || !wakeLock) return;
      wakeLock.request('screen').then((held) => { if (isGone) void held.release(); else lock = held; }, () => {});
    };
    wake();
    document.addEventListener('visibilitychange', wake);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', wake);
      void lock?.release().catch(() => {});
    };
  }, []);
}
