import { common } from "./nl/common";
import { shell } from "./nl/shell";
import { signIn } from "./nl/sign-in";
import { people } from "./nl/people";
import { dossier } from "./nl/dossier";
import { files } from "./nl/files";
import { pdfViewer } from "./nl/pdf-viewer";
import { reports } from "./nl/reports";
import { connections } from "./nl/connections";
import { connectors } from "./nl/connectors";
import { results } from "./nl/results";
import { refusals } from "./nl/refusals";
import { history } from "./nl/history";
import { jobs } from "./nl/jobs";
import { localRows } from "./nl/local-rows";
import { changes } from "./nl/changes";
import { count } from "./nl/count";
import { privacy } from "./nl/privacy";
import { savedQueries } from "./nl/saved-queries";
import { updateBlocks } from "./nl/update-refusals";
import { updateDrafts } from "./nl/update-drafts";
import { dossierExport } from "./nl/dossier-export";
import { updateReadBack } from "./nl/update-read-back";
import { updateSend } from "./nl/update-send";
import { wire } from "./nl/wire";
import { exportTransfer } from "./nl/export-transfer";
import { workspace } from "./nl/workspace";
import { requestForms } from "./nl/request-forms";
import { updateAssist } from "./nl/update-assist";
import { updateForm } from "./nl/update-form";
import { updateProblems } from "./nl/update-problems";
import { updates } from "./nl/updates";

/** Dutch is the shape: English is typed against it, so a missing or surplus text does not compile. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

const texts = {
  common,
  shell,
  signIn,
  people,
  connections,
  connectors,
  results,
  refusals,
  history,
  jobs,
  localRows,
  privacy,
  changes,
  count,
  savedQueries,
  pdfViewer,
  dossier,
  files,
  reports,
  updateBlocks,
  wire,
  exportTransfer,
  workspace,
  requestForms,
  updateAssist,
  updateForm,
  updateProblems,
  updates,
  updateSend,
  updateDrafts,
  updateReadBack,
  dossierExport,
};

export type Messages = Texts<typeof texts>;
export const nl: Messages = texts;
