import type { Locale, Preferences, Theme } from '#data/preferences.ts';
import { LOCALES } from '#i18n/locale.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { SectionPage, Setting } from './SectionPage.tsx';

interface AppearanceSectionProps {
  preferences: Preferences;
  onChange: (changes: Partial<Preferences>) => void;
  notify: (text: string, action: { label: string; run: () => void }) => void;
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Language, theme, layout. */
export function AppearanceSection({ preferences, onChange, notify }: AppearanceSectionProps) {
  const { shell, settings } = useWords();
  const { appearance, sections } = settings;
  const { paneWidths, foldedPanes } = preferences;
  const untouched = Object.keys(paneWidths).length === 0 && Object.keys(foldedPanes).length === 0;
  const resetPanes = () => {
    onChange({ paneWidths: {}, foldedPanes: {} });
    notify(appearance.panesReset, { label: shell.undo, run: () => onChange({ paneWidths, foldedPanes }) });
  };
  return (
    <SectionPage title={sections.appearance}>
      <div>
        <Setting title={appearance.language} hint={appearance.languageHint}>
          <Segmented<Locale>
            label={appearance.language}
            value={preferences.locale}
            onChange={(locale) => onChange({ locale })}
            options={LOCALES.map((value) => ({
              value,
              label: <span lang={value}>{appearance.languages[value]}</span>,
            }))}
          />
        </Setting>
        <Setting title={appearance.theme} hint={appearance.themeHint}>
          <Segmented<Theme>
            label={appearance.theme}
            value={preferences.theme}
            onChange={(theme) => onChange({ theme })}
            options={THEMES.map((value) => ({ value, label: shell.themes[value] }))}
          />
        </Setting>
        <Setting title={appearance.panes} hint={appearance.panesHint}>
          <Button onClick={resetPanes} disabled={untouched}>
            {appearance.resetPanes}
          </Button>
        </Setting>
      </div>
    </SectionPage>
  );
}
