// Talks to a server with the official client: node converse.cjs DOMAIN TOKEN sockets|polling TEXT...
// Prints what the client saw as one line of JSON.
const [domain, token, transport, ...texts] = process.argv.slice(2);
global.WebSocket = require('ws');
global.XMLHttpRequest = require('xhr2');
// rxjs takes its timers from window, where there is one.
global.window = Object.assign(Object.create(global), { addEventListener() {}, removeEventListener() {} });
const { DirectLine } = require('botframework-directlinejs');

const client = new DirectLine({ domain, token, webSocket: transport === 'sockets', pollingInterval: 200 });
const seen = { statuses: [], activities: [], posted: [] };
client.connectionStatus$.subscribe((status) => seen.statuses.push(status));

const say = (text) => client.postActivity({ type: 'message', from: { id: 'somebody-else' }, text, channelData: { clientActivityID: `a-${text}` } });

client.activity$.subscribe((activity) => {
  patience.refresh();
  seen.activities.push({ id: activity.id, role: activity.from.role, text: activity.text, replyToId: activity.replyToId, timestamp: activity.timestamp });
  // A prompt waits for words; the echo of ours must come before the next one.
  const isPrompt = activity.from.role === 'bot' && activity.inputHint === 'expectingInput';
  if (!isPrompt) return;
  const text = texts.shift();
  if (text !== undefined) return say(text).subscribe((id) => seen.posted.push(id), (error) => fail(String(error)));
  process.stdout.write(JSON.stringify(seen) + '\n', () => process.exit(0));
});

function fail(message) {
  process.stderr.write(message + '\n', () => process.exit(1));
}

const patience = setTimeout(() => fail(`Nothing came for three minutes after ${JSON.stringify(seen)}`), 180_000);
