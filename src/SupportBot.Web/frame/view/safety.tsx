import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useText } from './hooks.ts';
import { Icon } from './icon.tsx';

/** The promise on the first screen. */
export function Safety(): JSX.Element {
  const text = useText();
  const [isShown, setShown] = useState(false);
  return (
    <div class="safety">
      <Icon name="shield" />
      <div>
        <p>
          {text('safety')}{' '}
          <button type="button" class="link" aria-expanded={isShown} onClick={() => setShown(!isShown)}>{text('safety.why')}</button>
        </p>
        <p id="why" hidden={!isShown}>{text('safety.why.text')}</p>
      </div>
    </div>
  );
}
