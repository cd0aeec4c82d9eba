import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useDesk, useText } from '../view/hooks.ts';
import { Time } from '../view/parts.tsx';
import type { Report, Unclear } from './model.ts';

/** What was not understood, each with a way to teach it. */
export function UnclearMessages({ report, count }: { report: Report; count: (value: number) => string }): JSX.Element {
  const text = useText();
  return (
    <section>
      <h2>{text('report.unclear')}</h2>
      {report.misunderstood.length === 0 ? <p class="muted">{text('report.unclear.none')}</p> : (
        <>
          <p class="muted">{text('report.unclear.lead')}</p>
          <div class="table unclear" role="region" tabIndex={0} aria-label={text('report.unclear')}>
            <table>
              <thead><tr><th scope="col">{text('report.unclear.words')}</th><th scope="col">{text('report.times')}</th><th scope="col">{text('language')}</th><th scope="col">{text('report.unclear.where')}</th><th scope="col">{text('report.unclear.last')}</th><th scope="col">{text('report.unclear.meant')}</th></tr></thead>
              <tbody>{report.misunderstood.map((message) => <Row key={message.id} message={message} topics={report.topics} count={count} />)}</tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Row({ message, topics, count }: { message: Unclear; topics: Report['topics']; count: (value: number) => string }): JSX.Element {
  const desk = useDesk();
  const text = useText();
  const [topic, setTopic] = useState('');
  const picker = useRef<HTMLSelectElement>(null);

  const save = async (): Promise<void> => {
    if (topic === '') return picker.current?.focus();
    try {
      download(`suggestion-${topic.replaceAll('/', '-')}-${message.id}.json`, await desk.api.text(`insights/misunderstood/${message.id}/suggestion?topic=${encodeURIComponent(topic)}`));
      desk.alerts.toast(text('report.unclear.saved'));
    } catch {
      desk.alerts.toast(text('refusal.error'), { isBad: true });
    }
  };

  return (
    <tr>
      <th scope="row" lang={message.locale}>{message.text}</th>
      <td class="figure">{count(message.count)}</td>
      <td>{message.localeName}</td>
      <td>{message.station === undefined ? '' : text.find(`report.station.${message.station}`, message.station)}</td>
      <td><Time at={message.at} withDay /></td>
      <td>
        <span class="teach">
          <select ref={picker} aria-label={`${text('report.unclear.meant')}: ${message.text}`} value={topic} onChange={(event) => setTopic(event.currentTarget.value)}>
            <option value="">{text('report.unclear.choose')}</option>
            {topics.map((known) => <option key={known.topic} value={known.topic}>{known.name}</option>)}
          </select>
          <button type="button" class="button slim" aria-disabled={topic === ''} aria-label={`${text('report.unclear.export')}: ${message.text}`} onClick={() => void save()}>{text('report.unclear.export')}</button>
        </span>
      </td>
    </tr>
  );
}

function download(name: string, body: string): void {
  const address = URL.createObjectURL(new Blob([body], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
