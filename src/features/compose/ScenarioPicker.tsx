import { useCoreWords } from '#i18n/I18n.tsx';

interface ScenarioPickerProps<Id extends string> {
  scenario: string;
  scenarios: readonly Id[];
  name: (id: Id) => string;
  onChange: (scenario: Id) => void;
}

/** How the emulator shall behave for the next call. */
export function ScenarioPicker<Id extends string>({ scenario, scenarios, name, onChange }: ScenarioPickerProps<Id>) {
  const { workbench } = useCoreWords();
  return (
    <label className="flex items-center gap-2 text-12 text-t3" title={workbench.scenarioHint}>
      <b className="whitespace-nowrap text-t1">{workbench.scenario}</b>
      <select
        value={scenario}
        onChange={(event) => onChange(event.target.value as Id)}
        className="ml-auto h-7 min-w-0 flex-1 rounded-2 bg-surface px-1.5 text-13 text-t1 fieldline max-tablet:h-11"
      >
        {scenarios.map((id) => (
          <option key={id} value={id}>
            {name(id)}
          </option>
        ))}
      </select>
    </label>
  );
}
