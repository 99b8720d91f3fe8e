"use server";

import { defineAction } from "@/lib/actions/define-action";
import { beginDossierExport, BeginDossierExportInput } from "@/lib/services/dossier-export/begin-dossier-export";
import { estimateExport } from "@/lib/services/dossier-export/estimate-export";
import { ChosenExportInput } from "@/lib/services/dossier-export/open-export";
import { sampleFiles } from "@/lib/services/dossier-export/sample-files";

export const sampleFilesAction = defineAction(ChosenExportInput, sampleFiles);
export const estimateExportAction = defineAction(ChosenExportInput, estimateExport);
export const beginDossierExportAction = defineAction(BeginDossierExportInput, beginDossierExport);
