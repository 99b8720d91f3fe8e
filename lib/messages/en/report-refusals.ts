/** Why a report did not come, three lines per cause. Belongs to refusals.ts, which is typed against Dutch. */
export const reportRefusals = {
  reportStartScreen: {
    happened: "This report has a start screen of its own and cannot be started from outside.",
    likely:
      "The start screen asks questions of whoever runs the report. Through the ReportConnector nobody can answer.",
    todo: "In Profit, make a copy of the report without a start screen: General > Output > Management > Report. Put the questions into the report as filter fields, and enter the number of the copy here.",
  },
  reportNotAuthorised: {
    happened: "The user of this token may not run this report.",
    likely: "The user's group has no rights to the report, or the ReportConnector is not in the app connector.",
    todo: "Give the group rights to the report: General > Management > Authorisation tool. Check also that the ReportConnector is switched on: General > Management > App connector.",
  },
  reportUnknown: {
    happened: "Profit does not know this report.",
    likely: "The number is wrong, the report was removed, or it is in another environment.",
    todo: "Look up the number (GUID) in the report's properties: General > Output > Management > Report. Then change the report here.",
  },
  reportUnknownField: {
    happened: "The report does not know the field {field}.",
    likely: "The code is not that of the field in this report, or the field was taken out of the data collection.",
    todo: "Check the field codes in the report (such as U002): General > Output > Management > Report. Then change the filter fields here.",
  },
  reportTimeout: {
    happened: "The report was not ready in time.",
    likely: "It holds too many lines, or Profit is busy. Profit breaks a report off after 15 minutes.",
    todo: "Choose a shorter period or a stricter filter. If you need many of them, make a batch: then nobody waits.",
  },
  reportEmpty: {
    happened: "Profit gave a report without content.",
    likely:
      "Nothing fits these values, or the user of the token may not see the records. Profit does not tell which of the two.",
    todo: "Check the values. Run the report with the same values in Profit: if it is filled there, check the user's rights: General > Management > Authorisation tool.",
  },
};
