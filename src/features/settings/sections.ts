/** The sections of the settings in their order; the address names them. */
export const SETTINGS_SECTIONS = ['credentials', 'targets', 'appearance', 'shortcuts', 'data', 'about'] as const;

export type SettingsSectionId = (typeof SETTINGS_SECTIONS)[number];

export function settingsPath(section: SettingsSectionId): string {
  return `/settings/${section}`;
}

/** The section an address names; what it does not know is the first. */
export function settingsSection(name: string | undefined): SettingsSectionId {
  return SETTINGS_SECTIONS.find((section) => section === name) ?? SETTINGS_SECTIONS[0];
}
