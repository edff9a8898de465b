/** The settings window: which page is shown, what stands above it. Each page looks after its own settings. */
import { useRef, useState } from 'react';
import { assertNever } from '../../core/base/never.ts';
import { Banner } from './Banner.tsx';
import { Captions } from './Captions.tsx';
import { General } from './General.tsx';
import { Key } from './Key.tsx';
import { Microphone } from './Microphone.tsx';
import { Navigation, tabId } from './Navigation.tsx';
import { PLACE_NAMES, type Place } from './places.ts';
import { Server } from './Server.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Speech } from './Speech.tsx';
import { Start } from './Start.tsx';

export function Settings() {
  const [place, setPlace] = useState<Place>('service');
  const page = useRef<HTMLElement>(null);
  const show = (next: Place) => {
    setPlace(next);
    page.current?.scrollTo({ top: 0 });
  };
  /** From a button elsewhere: the focus must not stay behind on it. */
  const go = (next: Place) => {
    show(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div className="window">
      <Navigation place={place} onChange={show} />
      <main ref={page}>
        <div className="column">
          <Banner place={place} onGo={go} />
          <Start place={place} onGo={go} />
          <div id="page" role="tabpanel" aria-labelledby={tabId(place)}>
            <h2>{PLACE_NAMES[place]}</h2>
            <Page place={place} />
          </div>
        </div>
      </main>
    </div>
  );
}

function Page({ place }: { readonly place: Place }) {
  switch (place) {
    case 'service':
      return (
        <>
          <Key />
          <Server />
        </>
      );
    case 'microphone':
      return <Microphone />;
    case 'speech':
      return <Speech />;
    case 'captions':
      return <Captions />;
    case 'shortcuts':
      return <Shortcuts />;
    case 'general':
      return <General />;
    default:
      return assertNever(place);
  }
}
