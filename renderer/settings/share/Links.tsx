/** Where captions are shared now: a link for readers with its picture, one for OBS, who follows. Changes nothing itself. */
import { useId, useState } from 'react';
import type { Sharing } from '../../../core/captions/sharing.ts';
import { sharingStatus } from '../../../core/desktop/menuWords.ts';
import { settingsBridge } from '../../bridge.ts';
import { Field } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { useWords } from '../../ui/words.tsx';
import { Link } from './Link.tsx';
import { QrCode } from './QrCode.tsx';

interface LinksProps {
  readonly sharing: Sharing;
  /** Phones can reach it. */
  readonly isForOthers: boolean;
}

export function Links({ sharing, isForOthers }: LinksProps) {
  const words = useWords();
  return (
    <Group title="Now">
      <p className="field share-status" role="status">
        {sharingStatus(sharing, words)}.
      </p>
      {sharing.status === 'open' ? <OpenLinks {...sharing} isForOthers={isForOthers} /> : null}
    </Group>
  );
}

type OpenLinksProps = Extract<Sharing, { status: 'open' }> & Pick<LinksProps, 'isForOthers'>;

function OpenLinks({ links, hasMoved, isForOthers }: OpenLinksProps) {
  const [chosen, setChosen] = useState(links.captions[0] ?? '');
  // This computer may have gone to another network, and links may be new.
  const link = links.captions.includes(chosen) ? chosen : (links.captions[0] ?? '');
  return (
    <>
      {hasMoved ? (
        <p className="field share-moved">
          The address is new, since another program uses the last one: links given out before lead nowhere.
        </p>
      ) : null}
      <Link
        label="For readers"
        hint={
          isForOthers ? 'Give it away, or have a phone’s camera look at the picture.' : 'For a browser here.'
        }
        link={link}
      >
        {isForOthers ? <QrCode text={link} /> : null}
      </Link>
      {links.captions.length > 1 ? (
        <Addresses links={links.captions} chosen={link} onChoose={setChosen} />
      ) : null}
      {links.overlay === null ? null : (
        <Link
          label="For OBS and the like"
          hint="A browser source on this computer: the newest lines, transparent."
          link={links.overlay}
        />
      )}
      <Field
        label="New links"
        hint="Those given out before open nothing any more, and whoever follows now needs a new one."
      >
        {(ids) => (
          <button
            {...ids}
            type="button"
            aria-label="Make new links"
            onClick={() => void settingsBridge.call('makeNewLinks', undefined)}
          >
            Make new links
          </button>
        )}
      </Field>
    </>
  );
}

interface AddressesProps {
  readonly links: readonly string[];
  readonly chosen: string;
  readonly onChoose: (link: string) => void;
}

/** Which of its names and addresses others reach a computer by, only they can tell. */
function Addresses({ links, chosen, onChoose }: AddressesProps) {
  const id = useId();
  return (
    <div className="field share-address">
      <label htmlFor={id}>Another address, if that one does not open</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {links.map((link) => (
          <option key={link} value={link}>
            {new URL(link).host}
          </option>
        ))}
      </select>
    </div>
  );
}
