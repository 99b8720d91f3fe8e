import { common } from "./en/common";
import { shell } from "./en/shell";
import { signIn } from "./en/sign-in";
import { people } from "./en/people";
import { dossier } from "./en/dossier";
import { files } from "./en/files";
import { pdfViewer } from "./en/pdf-viewer";
import { reports } from "./en/reports";
import { connections } from "./en/connections";
import { connectors } from "./en/connectors";
import { results } from "./en/results";
import { refusals } from "./en/refusals";
import { history } from "./en/history";
import { jobs } from "./en/jobs";
import { localRows } from "./en/local-rows";
import { changes } from "./en/changes";
import { count } from "./en/count";
import { privacy } from "./en/privacy";
import { savedQueries } from "./en/saved-queries";
import { updateBlocks } from "./en/update-refusals";
import { updateDrafts } from "./en/update-drafts";
import { dossierExport } from "./en/dossier-export";
import { updateReadBack } from "./en/update-read-back";
import { updateSend } from "./en/update-send";
import { wire } from "./en/wire";
import { exportTransfer } from "./en/export-transfer";
import { workspace } from "./en/workspace";
import { requestForms } from "./en/request-forms";
import { updateAssist } from "./en/update-assist";
import { updateForm } from "./en/update-form";
import { updateProblems } from "./en/update-problems";
import { updates } from "./en/updates";

import type { Messages } from "./nl";

export const en: Messages = {
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
