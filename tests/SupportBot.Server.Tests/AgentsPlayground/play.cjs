// Has a conversation with a bot through Microsoft's Agents Playground: node play.cjs ENDPOINT STEPS
// STEPS is JSON, a list of { "come": true } (the bot is installed), { "say": "text" } and { "press": "title" }, each with "until": words that the bot
// must have shown since then, in a message or on a card. A text is said to the bot alone, or, with a mention, "in" another place: "general" or "desk" (two
// channels of a team), "thread" (below the last post of the bot), "group". What is pressed may bring "words", as of a field beside the button. Prints what
// was seen as one line of JSON.
const { spawn } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const WebSocket = require('ws');

const [endpoint, steps] = [process.argv[2], JSON.parse(process.argv[3])];
const folder = mkdtempSync(join(tmpdir(), 'playground-'));
const tried = join(folder, 'tried');
const playground = spawn(
  process.execPath,
  ['-r', join(__dirname, 'loopback.cjs'), join(__dirname, 'node_modules/@microsoft/m365agentsplayground/cli.js'), 'start', '-e', endpoint, '-c', 'msteams', '-p', '0', '--disable-telemetry'],
  { cwd: folder, env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', LOOPBACK_TRIED: tried, M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'log') } },
);
const seen = { shown: [], answers: [], faults: [], tried: [] };
const messages = new Map();
const places = new Map();
let thread;
let printed = '';
let base;
let wake = () => {};

function end(problem) {
  playground.once('exit', () => {
    try { seen.tried = readFileSync(tried, 'utf8').trim().split('\n'); } catch { /* It tried nothing. */ }
    rmSync(folder, { recursive: true, force: true });
    const output = problem ? `${problem}\n${JSON.stringify(seen)}\n${printed}` : JSON.stringify(seen);
    process.stdout.write(output + '\n', () => process.exit(problem ? 1 : 0));
  });
  playground.kill();
}

const isObject = (value) => value !== null && typeof value === 'object';
const parts = (value) => (isObject(value) ? [value, ...Object.values(value).flatMap(parts)] : []);
const cardsOf = (message) => (message.attachments ?? []).map((attachment) => attachment.content);
const wordsOf = (value) => parts(value).flatMap((part) => [part.text, part.title]).filter((text) => typeof text === 'string');

async function call(path, body) {
  const answer = await fetch(base + path, body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {});
  const text = await answer.text();
  if (!answer.ok) seen.faults.push(`${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

function show(kind, message, conversation) {
  patience.refresh();
  messages.set(message.messageId, message);
  thread = message.postConversationId ?? thread;
  const place = places.get(message.messageId) ?? message.postConversationId ?? conversation;
  places.set(message.messageId, place);
  seen.shown.push({ kind, place, id: message.messageId, text: message.text ?? '', words: wordsOf(cardsOf(message)), actions: (message.suggestedActions?.actions ?? []).map((action) => action.title) });
  wake();
}

async function until(words, from) {
  const isThere = () => seen.shown.slice(from).some((shown) => [shown.text, ...shown.words].some((text) => text.includes(words)));
  while (!isThere()) await new Promise((resolve) => { wake = resolve; });
}

async function listen(path, take) {
  const socket = new WebSocket(base.replace('http', 'ws') + path);
  socket.on('message', (data) => take(JSON.parse(data.toString())));
  await new Promise((resolve, reject) => { socket.on('open', resolve); socket.on('error', reject); });
}

async function press(title, words, conversation, user) {
  for (const message of [...messages.values()].reverse()) {
    if ((message.suggestedActions?.actions ?? []).some((action) => action.title === title)) return say(title, conversation, user);
    const button = parts(cardsOf(message)).find((part) => part.type === 'Action.Execute' && part.title === title);
    if (!button) continue;
    const answer = await call('/_conversation/v1/invoke', {
      name: 'adaptiveCard/action',
      from: { id: user },
      conversation: { id: places.get(message.messageId) ?? conversation },
      replyToId: message.messageId,
      value: { action: { type: button.type, id: button.id, verb: button.verb, data: words ? { ...button.data, words } : button.data }, trigger: 'manual' },
    });
    return seen.answers.push({ title, type: answer?.type, words: wordsOf(answer?.value ?? answer) });
  }

  // The message that says it is on its way.
  await new Promise((resolve) => { wake = resolve; });
  return press(title, words, conversation, user);
}

function say(text, conversation, user, bot) {
  const at = bot ? `<at>${bot.name}</at>` : '';
  const mentions = bot ? { mentions: [{ mentioned: { id: bot.id }, text: at }] } : {};
  return call(`/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, { from: { id: user }, text: `${at} ${text}`.trim(), textFormat: 'plain', ...mentions });
}

async function play() {
  const { config } = await call('/_internal/v1/config');
  const [user, bot, conversation] = [config.currentUser.id, config.bot.id, config.personalChat.id];
  const [general, desk] = config.teams[0].channels.map((channel) => channel.id);
  const placeOf = (name) => ({ general, desk, thread, group: config.groupChats[0].id })[name];
  await listen('/_ws_conversation/v1/conversations/stream', (event) => {
    if (event.message?.from?.id === bot && event.action !== 'typing') show(event.action, event.message, event.actionConversationId);
  });
  await listen('/_ws/log/stream', ({ log }) => {
    if (log?.response?.statusCode >= 400) seen.faults.push(`${log.from} to ${log.to}, ${log.activityName}: ${log.response.statusCode} ${JSON.stringify(log.response.body)}`);
  });
  for (const step of steps) {
    const from = seen.shown.length;
    if (step.come) await call('/_internal/v1/customActivities', await call(`/_internal/v1/customActivities/template?type=install&conversationId=${conversation}`));
    if (step.say) await (step.in ? say(step.say, placeOf(step.in), user, config.bot) : say(step.say, conversation, user));
    if (step.press) await press(step.press, step.words, conversation, user);
    if (step.until) await until(step.until, from);
  }
}

playground.stdout.on('data', begin);
playground.stderr.on('data', begin);
playground.once('exit', (code) => code && end(`The Playground ended with ${code}`));
const patience = setTimeout(() => end('Nothing came for three minutes'), 180_000);

function begin(data) {
  printed += data;
  const port = /Listening on (\d+)/.exec(printed)?.[1];
  if (!port || base) return;
  base = `http://127.0.0.1:${port}`;
  play().then(() => end(), (error) => end(error.stack));
}
