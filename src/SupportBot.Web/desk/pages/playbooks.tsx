import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { countEntries, factsOf, find, type PlaybookList, type PlaybookPart, type PlaybookReply } from '../model/playbooks.ts';
import { useAnswer, useDesk, useText } from '../view/hooks.ts';
import { Icon } from '../view/icon.tsx';

/** What the bot tells customers for each reason, to read and to search. Nothing can be changed here. */
export function PlaybooksPage(): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const { locale, playbook } = desk.state;
  const book = useAnswer<PlaybookList>('playbooks', locale);
  const [query, setQuery] = useState('');
  const chosen = book?.reasons.find(({ topic }) => topic === playbook) ?? book?.reasons[0];
  const isSearch = query.trim() !== '';
  const found = isSearch ? (book?.reasons ?? []).map((reason) => ({ reason, parts: find(reason.parts, query) })).filter(({ parts }) => parts.length > 0) : [];
  const shared = find(book?.shared ?? [], query);
  const count = countEntries([...found.flatMap(({ parts }) => parts), ...shared]);
  return (
    <main class="sheet-page wide playbooks" aria-busy={book === undefined}>
      <h1>{text('rail.playbooks')}</h1>
      <p class="muted">{text('playbook.lead')}</p>
      {book === null && <p class="problem" role="alert">{text('list.failed')}</p>}
      {book === undefined && <p class="muted">{text('loading')}</p>}
      {book && chosen && (
        <>
          <label class="search"><span class="unseen">{text('playbook.search')}</span><Icon name="search" />
            <input id="search" type="search" value={query} placeholder={text('playbook.search')} onInput={(event) => setQuery(event.currentTarget.value)} />
          </label>
          <p class={isSearch ? 'muted' : 'unseen'} role="status">{isSearch && (count > 0 ? text.count('playbook.found', count) : text('list.unfound'))}</p>
          {!isSearch && (
            <nav class="reasons" aria-label={text('report.reasons')}>
              {book.reasons.map(({ topic, name }) => <button type="button" key={topic} class="button slim" aria-current={topic === chosen.topic} onClick={() => desk.store.update({ playbook: topic })}>{name}</button>)}
            </nav>
          )}
          {isSearch ? found.map(({ reason, parts }) => <section key={reason.topic} aria-label={reason.name}><h2>{reason.name}</h2><Parts book={book} parts={parts} /></section>) : (
            <section aria-labelledby="playbook">
              <h2 id="playbook">{chosen.name} <span class="muted" lang={book.other}>{chosen.otherName}</span></h2>
              <Parts book={book} parts={chosen.parts} />
              <h3>{text('canned')}</h3>
              <ul class="replies">{chosen.replies.map((reply) => <Reply key={reply.id} reply={reply} book={book} />)}</ul>
              <Facts book={book} parts={chosen.parts} />
            </section>
          )}
          {shared.length > 0 && (
            <section aria-labelledby="playbook-shared">
              <h2 id="playbook-shared">{text('playbook.shared')}</h2>
              {isSearch ? <Parts book={book} parts={shared} /> : shared.map((part) => (
                <details key={part.id} id={`playbook-${part.id}`} class="part"><summary><h3>{text.find(`playbook.part.${part.id}`, part.id)}</h3><Icon name="down" /></summary><div><Entries book={book} part={part} /><Facts book={book} parts={[part]} /></div></details>
              ))}
            </section>
          )}
        </>
      )}
    </main>
  );
}

function Parts({ book, parts }: { book: PlaybookList; parts: readonly PlaybookPart[] }): JSX.Element {
  const text = useText();
  const show = (id: string): void => {
    const part = document.getElementById(`playbook-${id}`);
    if (!(part instanceof HTMLDetailsElement)) return;
    part.open = true;
    part.querySelector('summary')?.focus();
  };
  const target = (next: string): string => (next === 'resubmission' ? 'web' : next);
  return (
    <>
      {parts.filter(({ entries }) => entries.length > 0).map((part, at) => (
        <div key={at}>
          <h3>{text.find(`playbook.part.${part.id}`, part.id)}{part.for && <span class="muted"> · {part.for}</span>}</h3>
          <Entries book={book} part={part} />
          {part.next && <p class="then">{text('playbook.then')} {document.getElementById(`playbook-${target(part.next)}`) || book.shared.some(({ id }) => id === target(part.next ?? ''))
            ? <button type="button" class="link" onClick={() => show(target(part.next ?? ''))}>{text.find(`playbook.part.${part.next}`, part.next)}</button> : text.find(`playbook.part.${part.next}`, part.next)}</p>}
        </div>
      ))}
    </>
  );
}

/** Texts, the agent's language and the other one beside each other. */
function Entries({ book, part }: { book: PlaybookList; part: PlaybookPart }): JSX.Element {
  const text = useText();
  return (
    <ul class="said-texts">
      {part.entries.map(({ id, text: words, other, facts }) => (
        <li key={id}>
          <p lang={book.locale}>{words}</p>
          <p lang={book.other} class="other">{other}</p>
          <p class="source muted"><span class="unseen">{text('playbook.id')} </span><code>{id}</code>{facts.length > 0 && <span>{text('playbook.facts', { ids: facts.join(text('comma')) })}</span>}</p>
        </li>
      ))}
    </ul>
  );
}

/** A reply that can be taken along, unless only a case knows what stands in it. */
function Reply({ reply: { name, text: words, other, missing }, book }: { reply: PlaybookReply; book: PlaybookList }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [copied, setCopied] = useState('');
  const copy = (language: string, reply: string): void => {
    navigator.clipboard.writeText(reply).then(() => setCopied(language), () => desk.alerts.toast(text('refusal.error'), { isBad: true }));
  };
  const button = (language: string, languageName: string, reply: string): JSX.Element => (
    <button type="button" class="link" onClick={() => copy(language, reply)}>{text(copied === language ? 'copied' : 'copy')}<span class="unseen">: {name}, {languageName}</span></button>
  );
  return (
    <li>
      <p class="name"><strong>{name}</strong>{missing.length > 0 && <span class="lack"><Icon name="alert" />{text('playbook.lacks', { values: missing.map((value) => text.find(`variable.${value}`, value)).join(text('comma')) })}</span>}</p>
      <p lang={book.locale}>{words} {missing.length === 0 && button(book.locale, book.localeName, words)}</p>
      <p lang={book.other} class="other">{other} {missing.length === 0 && button(book.other, book.otherName, other)}</p>
    </li>
  );
}

function Facts({ book, parts }: { book: PlaybookList; parts: readonly PlaybookPart[] }): JSX.Element | null {
  const text = useText();
  const facts = factsOf(book, parts);
  if (facts.length === 0) return null;
  return (
    <details class="facts">
      <summary>{text.count('playbook.stated', facts.length)}</summary>
      <dl>{facts.map(({ id, statement }) => <div key={id}><dt>{id}</dt><dd lang="en">{statement}</dd></div>)}</dl>
    </details>
  );
}
