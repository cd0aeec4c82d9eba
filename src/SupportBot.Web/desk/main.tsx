// The agents' desk. What customers wrote becomes text nodes; no markup is ever made of strings.
import { render } from 'preact';
import { Desk } from './model/desk.ts';
import { App } from './view/app.tsx';

render(<App desk={new Desk()} />, document.body);
