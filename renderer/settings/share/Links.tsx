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
    <Group title={words.settingsShare('now')}>
      <p className="field share-status" role="status">
        {sharingStatus(sharing, words)}.
      </p>
      {sharing.status === 'open' ? <OpenLinks {...sharing} isForOthers={isForOthers} /> : null}
    </Group>
  );
}

type OpenLinksProps = Extract<Sharing, { status: 'open' }> & Pick<LinksProps, 'isForOthers'>;

function OpenLinks({ links, hasMoved, isForOthers }: OpenLinksProps) {
  const words = useWords();
  const [chosen, setChosen] = useState(links.captions[0] ?? '');
  // This computer may have gone to another network, and links may be new.
  const link = links.captions.includes(chosen) ? chosen : (links.captions[0] ?? '');
  return (
    <>
      {hasMoved ? <p className="field share-moved">{words.settingsShare('moved')}</p> : null}
      <Link
        label={words.settingsShare('readers')}
        hint={words.settingsShare(isForOthers ? 'readersHint' : 'readersHere')}
        copyLabel={words.settingsShare('copyReaders')}
        link={link}
      >
        {isForOthers ? <QrCode text={link} /> : null}
      </Link>
      {links.captions.length > 1 ? (
        <Addresses links={links.captions} chosen={link} onChoose={setChosen} />
      ) : null}
      {links.overlay === null ? null : (
        <Link
          label={words.settingsShare('obs')}
          hint={words.settingsShare('obsHint')}
          copyLabel={words.settingsShare('copyObs')}
          link={links.overlay}
        />
      )}
      <Field label={words.settingsShare('newLinks')} hint={words.settingsShare('newLinksHint')}>
        {(ids) => (
          <button
            {...ids}
            type="button"
            aria-label={words.settingsShare('makeNewLinks')}
            onClick={() => void settingsBridge.call('makeNewLinks', undefined)}
          >
            {words.settingsShare('makeNewLinks')}
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
  const words = useWords();
  return (
    <div className="field share-address">
      <label htmlFor={id}>{words.settingsShare('otherAddress')}</label>
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
