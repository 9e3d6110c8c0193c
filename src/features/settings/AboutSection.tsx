import { useWords } from '#i18n/I18n.tsx';
import { Tag } from '#ui/Tag.tsx';
import { Part, SectionPage } from './SectionPage.tsx';

const EVIDENCE = ['documented', 'code', 'reported', 'verified', 'inferred', 'unknown'] as const;

const FONTS = [
  { name: 'Inter', licence: '/fonts/OFL-Inter.txt' },
  { name: 'JetBrains Mono', licence: '/fonts/OFL-JetBrains-Mono.txt' },
];

/** What this is, how far its facts can be trusted, whose work it carries. */
export function AboutSection() {
  const { shell, settings } = useWords();
  const { about, sections } = settings;
  return (
    <SectionPage title={sections.about}>
      <Part title={shell.product}>
        <p className="text-t2">{about.product}</p>
      </Part>
      <Part title={about.facts} hint={shell.facts}>
        <p className="text-t2">{about.factsHint}</p>
      </Part>
      <Part title={about.evidence} hint={about.evidenceHint}>
        <dl className="text-12">
          {EVIDENCE.map((id) => (
            <div key={id} className="grid grid-cols-[112px_minmax(0,1fr)] border-t border-line py-1.5">
              <dt>
                <Tag tone={id === 'inferred' || id === 'unknown' ? 'outline' : 'plain'}>{about.labels[id].name}</Tag>
              </dt>
              <dd className="text-t2">{about.labels[id].meaning}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={about.fonts} hint={about.fontsHint}>
        <ul className="flex flex-col gap-1 text-t2">
          {FONTS.map(({ name, licence }) => (
            <li key={name}>
              {name} · SIL Open Font License 1.1 ·{' '}
              <a
                href={licence}
                target="_blank"
                rel="noreferrer"
                className="underline decoration-line-strong underline-offset-3 hover:text-t1"
              >
                {about.licenceOf(name)}
              </a>
            </li>
          ))}
          <li>{about.icons}</li>
        </ul>
      </Part>
    </SectionPage>
  );
}
