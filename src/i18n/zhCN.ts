/** The source dictionary. Every other language must satisfy its type, so a missing word does not compile. */
import { chat } from './chat.zh.ts';
import { core } from './core.zh.ts';
import { decoded } from './decoded.zh.ts';
import { diagnosis } from './diagnosis.zh.ts';
import { door } from './door.zh.ts';
import { fields } from './fields.zh.ts';
import { findings } from './findings.zh.ts';
import { forensics } from './forensics.zh.ts';
import { history } from './history.zh.ts';
import { lab } from './lab.zh.ts';
import { labCalls } from './labCalls.zh.ts';
import { labReport } from './labReport.zh.ts';
import { microscope } from './microscope.zh.ts';
import { palette } from './palette.zh.ts';
import { response } from './response.zh.ts';
import { settings } from './settings.zh.ts';
import { share } from './share.zh.ts';
import { toolbox } from './toolbox.zh.ts';
import { vault } from './vault.zh.ts';
import { vocabulary } from './vocabulary.zh.ts';

export const zhCN = {
  ...core,
  palette,
  settings,
  response,
  decoded,
  fields,
  findings,
  forensics,
  toolbox,
  door,
  chat,
  history,
  microscope,
  diagnosis,
  vault,
  share,
  vocabulary,
  lab,
  labCalls,
  labReport,
};

export type Words = typeof zhCN;
