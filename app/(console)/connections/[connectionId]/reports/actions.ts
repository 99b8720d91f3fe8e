"use server";

import { defineAction } from "@/lib/actions/define-action";
import { listGetConnectors, ListGetConnectorsInput } from "@/lib/services/connectors/list-get-connectors";
import { listSavedQueries, ListSavedQueriesInput } from "@/lib/services/queries/find-saved-query";
import { BatchRequest } from "@/lib/services/reports/batch/batch-request";
import { beginBatch, checkBatch } from "@/lib/services/reports/batch/check-batch";
import { QueryRowsInput, readQueryRows } from "@/lib/services/reports/batch/query-rows";
import { ReportId } from "@/lib/services/reports/find-report";
import { learnReportFields, LearnReportFieldsInput } from "@/lib/services/reports/learn-report-fields";
import { removeReport, saveReport, SaveReportInput } from "@/lib/services/reports/save-report";

export const saveReportAction = defineAction(SaveReportInput, saveReport);
export const removeReportAction = defineAction(ReportId, removeReport);
export const learnReportFieldsAction = defineAction(LearnReportFieldsInput, learnReportFields);
export const listConnectorsAction = defineAction(ListGetConnectorsInput, listGetConnectors);
export const listQueriesAction = defineAction(ListSavedQueriesInput, listSavedQueries);
export const readQueryRowsAction = defineAction(QueryRowsInput, readQueryRows);
export const checkBatchAction = defineAction(BatchRequest, checkBatch);
export const beginBatchAction = defineAction(BatchRequest, beginBatch);
