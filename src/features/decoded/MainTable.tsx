import type { ReactNode } from 'react';
import { lookUpEnum } from '#answer/codes.ts';
import type { Reading } from '#answer/read.ts';
import { useWords } from '#i18n/I18n.tsx';
import { maskSecret } from '#protocol/credentials.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Section } from '#ui/Pane.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { LineRef } from './Linked.tsx';
import { ValueText } from './ValueText.tsx';
import { isCut, plain, type MainFields, type Place } from './decodedModel.ts';
import { useLinking } from './linking.ts';

interface MainTableProps {
  reading: Reading;
  main: MainFields;
  /** Of the request. */
  token: string;
}

/** The values a person asks for first, each with its line. */
export function MainTable({ reading, main, token }: MainTableProps) {
  const { decoded, fields } = useWords();
  const { rows } = decoded;
  const dialog = plain(main.dialog?.node);
  const dialogEvidence = dialog === undefined ? undefined : lookUpEnum('dialog_status', dialog);
  const slots = main.slots?.node;
  const rid = plain(main.rid?.node);
  const missing = isCut(reading) ? decoded.missingInPart : decoded.missing;
  return (
    <Section>
      <table className="w-full border-collapse text-12">
        <caption className="sr-only">{decoded.values}</caption>
        <tbody>
          <Row missing={missing} name={rows.node} place={main.node ?? main.nodeId}>
            {main.node && <ValueText node={main.node.node} />}{' '}
            {main.nodeId && <span className="mono text-t3">{plain(main.nodeId.node)}</span>}
          </Row>
          <Row missing={missing} name={rows.title} place={main.title} />
          {main.dialog && (
            <Row missing={missing} name={rows.dialog} place={main.dialog}>
              <ValueText node={main.dialog.node} />{' '}
              {dialogEvidence && (
                <span className="text-t3">
                  {fields.values.dialog_status[dialog!]}
                  <EvidenceTag evidence="inferred" />
                </span>
              )}
            </Row>
          )}
          {main.slots && slots?.kind === 'array' && slots.items.length === 0 && (
            <Row missing={missing} name={rows.slots} place={main.slots}>
              <span className="text-t3">{decoded.noSlots}</span>
            </Row>
          )}
          <Row missing={missing} name={rows.from} place={main.from} />
          <Row missing={missing} name={rows.to} place={main.to}>
            {plain(main.to?.node) === token ? (
              <>
                <span className="mono">{maskSecret(token)}</span>{' '}
                <span className="text-t3">{decoded.requestToken}</span>
              </>
            ) : undefined}
          </Row>
          {(main.rid || reading.envelope !== 'message') && (
            <Row missing={missing} name={rows.rid} place={main.rid}>
              {main.rid && <ValueText node={main.rid.node} />}
              {rid !== undefined && (
                // Support asks for it first.
                <span className="-my-1 ml-1 inline-flex align-middle">
                  <CopyButton what={rows.rid} text={() => rid} />
                </span>
              )}
            </Row>
          )}
        </tbody>
      </table>
    </Section>
  );
}

interface RowProps {
  name: string;
  /** Said where there is no value. */
  missing: string;
  place: Place | undefined;
  children?: ReactNode;
}

function Row({ name, missing, place, children }: RowProps) {
  const { linkedPointer } = useLinking();
  const linked = place !== undefined && linkedPointer === place.pointer;
  return (
    <tr
      data-pointer={place?.pointer}
      className={`border-t border-line align-top first:border-t-0 ${linked ? 'bg-mark shadow-[-16px_0_0_var(--mark),16px_0_0_var(--mark)]' : ''}`}
    >
      <th scope="row" className="w-19 py-[5px] pr-2 text-left font-normal whitespace-nowrap text-t3">
        {name}
      </th>
      <td className="py-[5px] wrap-anywhere">
        {place ? (children ?? <ValueText node={place.node} />) : <span className="text-t3">{missing}</span>}
      </td>
      <td className="w-px py-0.5 pl-3 text-right whitespace-nowrap">
        <LineRef pointer={place?.pointer} />
      </td>
    </tr>
  );
}
