import { chat } from './chat.en.ts';
import { core } from './core.en.ts';
import { decoded } from './decoded.en.ts';
import { diagnosis } from './diagnosis.en.ts';
import { door } from './door.en.ts';
import { fields } from './fields.en.ts';
import { findings } from './findings.en.ts';
import { forensics } from './forensics.en.ts';
import { history } from './history.en.ts';
import { lab } from './lab.en.ts';
import { labCalls } from './labCalls.en.ts';
import { labReport } from './labReport.en.ts';
import { microscope } from './microscope.en.ts';
import { palette } from './palette.en.ts';
import { response } from './response.en.ts';
import { settings } from './settings.en.ts';
import { share } from './share.en.ts';
import { toolbox } from './toolbox.en.ts';
import { vault } from './vault.en.ts';
import { vocabulary } from './vocabulary.en.ts';
import type { Words } from './zhCN.ts';

export const en: Words = {
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
