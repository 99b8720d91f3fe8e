import { reportRefusals } from "./report-refusals";
import { updateRefusals } from "./update-refusals";

import type { Messages } from "../nl";

const wait =
  "{unit, select, minutes {in {amount, plural, one {# minute} other {# minutes}}} hours {in {amount, plural, one {# hour} other {# hours}}} other {later}}";

export const refusals: Messages["refusals"] = {
  ...updateRefusals,
  ...reportRefusals,
  labels: {
    likely: "Most likely",
    todo: "What to do",
    original: "Profit's message",
    logReference: "Log reference",
    copyLogReference: "Copy log reference",
    copied: "Copied",
    status: "HTTP {status}",
    retry: "Try again",
  },
  wrongToken: {
    happened: "Profit does not accept the token.",
    likely:
      "The token has expired, was revoked or belongs to another environment. Older Profit versions also answer this when the connector is not in the app connector.",
    todo: "Create a new token in Profit: General > Management > App connector > tab User tokens. Then replace the token of this connection.",
  },
  addressBlocked: {
    happened: "Profit does not let this IP address in.",
    likely:
      "The app connector has IP restrictions and this server's address is not among them. Under heavy load Profit sometimes says this too.",
    todo: "Have this server's outgoing IP address added: General > Management > App connector > IP restrictions.",
  },
  appConnectorBlocked: {
    happened: "The app connector is blocked.",
    likely: "A new app connector starts blocked, or an administrator switched it off.",
    todo: "Clear Blocked: General > Management > App connector > tab General.",
  },
  connectorNotAuthorised: {
    happened: "Profit does not know this connector for this token.",
    likely: "The connector is not in the app connector, or the token's user has no rights to it.",
    todo: "Add the connector: General > Management > App connector. If it is there, check the user's group: General > Management > Authorisation tool.",
  },
  connectorBlocked: {
    happened: "This GetConnector is blocked in Profit.",
    likely: "An administrator blocked it, or AFAS did because it was called too heavily or too often.",
    todo: "Solve the cause first. Then clear Blocked: General > Output > Management > GetConnector > action Definition.",
  },
  unknownField: {
    happened: "The field {field} is not in this GetConnector.",
    likely: "The filter or the sort order uses a field that was renamed or taken out of the GetConnector.",
    todo: "Remove {field} from filter and sort order, or put the field back: General > Output > Management > GetConnector.",
  },
  unknownValue: {
    happened: "A value you entered does not exist in Profit.",
    likely: "The code is unknown, blocked or belongs to another administration.",
    todo: "See in the message below which field it is and choose an existing value.",
  },
  missingValue: {
    happened: "A mandatory field is empty.",
    likely: "Profit wants a value in the field named in the message below.",
    todo: "Fill that field and try again.",
  },
  recordInUse: {
    happened: "The data is in use by another user.",
    likely: "Somebody has the same record or entry layout open in Profit.",
    todo: "Wait until the other is done and try again.",
  },
  tooMuchData: {
    happened: "Profit ran out of memory for this answer.",
    likely: "Too many rows or columns were asked for at once, or there are large memo fields or files among them.",
    todo: "Ask for fewer rows at a time or filter more strictly. If it persists, set a fixed filter on the GetConnector: General > Output > Management > GetConnector.",
  },
  durationExceeded: {
    happened: "Profit gave up: the maximum duration of 15 minutes has passed.",
    likely: "The GetConnector is too heavy: many rows, a quick filter, function fields or a filter on custom fields.",
    todo: "Filter more strictly or ask for fewer rows at a time. If needed, make the GetConnector lighter: General > Output > Management > GetConnector.",
  },
  requestMalformed: {
    happened: "Profit does not understand the request.",
    likely: "A filter value has a form that Profit cannot read, such as a date with Z or text in a number field.",
    todo: "Check the values in the filter. Take conditions away until it works; the last one was the cause.",
  },
  requestTooLarge: {
    happened: "The request is too large for Profit.",
    likely: "Profit takes at most 75 MB per request, attachments included.",
    todo: "Send fewer or smaller files at a time.",
  },
  notFound: {
    happened: "Profit finds nothing at this address.",
    likely:
      "The connector's name or the environment's address is wrong, or the file does not exist or is not visible to this user.",
    todo: "Check the name and the participant number of the connection. For a file, check the rights: General > Management > Authorisation tool.",
  },
  unexpected: {
    happened: "Something went wrong in Profit that Profit itself does not explain.",
    likely:
      "A filter or sort order the GetConnector cannot handle (a field with a dot in its name, a calculated field), or a passing fault.",
    todo: "Try it without filter and sort order. If that fails too, look the log reference up in Profit's environment logbook.",
  },
  refused: {
    happened: "Profit refuses this request.",
    likely: "The reason is in Profit's message below.",
    todo: "If the message is unclear, give the log reference to the Profit administrator: the environment logbook has the whole story.",
  },
  maintenance: {
    happened: "Profit is not available now.",
    likely: "There is maintenance, or Profit is too busy.",
    todo: `Try again ${wait}. See afasstatus.nl for known disruptions.`,
  },
  timeout: {
    happened: "Profit did not answer in time.",
    likely: "Profit is still working: the question is heavy or it is busy. Profit does not stop when we do.",
    todo: "Wait a little, then ask for fewer rows or filter more strictly.",
  },
  unreachable: {
    happened: "Profit cannot be reached.",
    likely:
      "The participant number in the address does not exist, or this server may not go out (firewall, proxy, DNS).",
    todo: "Check the connection's address and whether this server reaches rest.afas.online on port 443. See afasstatus.nl too.",
  },
  hostNotAllowed: {
    happened: "This console does not allow this address. Nothing was sent.",
    likely: "It is not an address of AFAS Online, or it points to an internal network address.",
    todo: "Use an address of AFAS Online. If Profit runs elsewhere, have this console's administrator allow the host.",
  },
  requestTooLong: {
    happened: "The filter is too long. Nothing was sent.",
    likely: "Profit takes at most 2049 characters in the address; beyond that it answers 404.",
    todo: "Use fewer conditions or shorter values, or split the question.",
  },
  redirected: {
    happened: "The server redirects to another address. We do not follow, for the token would go along.",
    likely: "The address is outdated or points to a sign-in page.",
    todo: "Set the right address in the connection, such as 12345.rest.afas.online.",
  },
  notProfit: {
    happened: "Something answers, but it is not Profit.",
    likely: "The address belongs to a website or proxy, or the network's sign-in page is in between.",
    todo: "Check the connection's address and the network's proxy.",
  },
  badAnswer: {
    happened: "Profit's answer does not have the form we expect.",
    likely: "This GetConnector delivers something we do not know, or something on the way changed the answer.",
    todo: "Try again. If it persists, look at the answer in the history and report it.",
  },
  answerEmpty: {
    happened: "Profit answered without content.",
    likely: "Profit or a proxy closed the line before the answer, or the address is not that of the REST service.",
    todo: "Try again. If it stays empty, check the connection's address.",
  },
  answerNotJson: {
    happened: "Profit's answer is not valid JSON.",
    likely: "Something on the way changed the answer, or a value in this GetConnector is damaged.",
    todo: "Ask for fewer rows at a time to find the row, or ask the network's administrator about the proxy.",
  },
  answerNotXml: {
    happened: "Profit's answer is not valid XML.",
    likely: "Something on the way changed the answer, or a value in this GetConnector is damaged.",
    todo: "Ask for fewer rows at a time to find the row, or read the rows over REST.",
  },
  answerOtherRows: {
    happened: "Profit gave other rows than were asked for.",
    likely: "The data changed while it was read, or a proxy gave an old answer back.",
    todo: "Try again, with a unique order.",
  },
  answerFieldsMissing: {
    happened: "Profit's answer lacks fields that the GetConnector has.",
    likely: "The GetConnector was just changed, or the token's user may not see these fields.",
    todo: "Reload the page. If it persists, look in Profit: Algemeen > Uitvoer > Beheer > GetConnector.",
  },
  answerCellUnfit: {
    happened: "The field {field} has a value that does not fit its type in the metainfo.",
    likely:
      "The GetConnector names another type, or fewer decimals, than its rows have. The value itself stands in the history.",
    todo: "Export to a format without types, such as CSV, or leave this field out.",
  },
  answerCutOff: {
    happened: "Profit's answer broke off halfway.",
    likely: "The line dropped, or Profit or a proxy closed it. The rows that came are not the whole answer.",
    todo: "Try again, with fewer rows at a time.",
  },
  answerTooLarge: {
    happened: "Profit's answer is too large to show.",
    likely: "Many rows and columns were asked for at once, or there are files or long texts among them.",
    todo: "Ask for fewer rows at a time, or export everything to a file.",
  },
  fileBroken: {
    happened: "The file arrived damaged.",
    likely:
      "Its content is no valid base64: something on the way changed the answer, or the file is stored like this in Profit.",
    todo: "Fetch the file again. If it stays so, open it in Profit itself.",
  },
  fileGone: {
    happened: "Profit does not give this file.",
    likely:
      "The file was removed or is no longer on its disk, or the user of the app connector may not see it. Profit does not say which of the two.",
    todo: "Open the item in Profit. If the file shows there, give the user of the app connector access: General > Management > Authorisation tool.",
  },
  itemNotFound: {
    happened: "This does not exist (any more).",
    likely: "It was removed, or you have no access to it.",
    todo: "Go back to the list. Ask an administrator for access if it should be there.",
  },
  forbidden: {
    happened: "You may not do this.",
    likely: "Your role or your access to this connection does not allow it.",
    todo: "Ask an administrator of this console for the right role or access.",
  },
  invalidInput: {
    happened: "The input is not right.",
    likely: "A field is empty, too long or has the wrong form, or the shared link is damaged.",
    todo: "Correct the input and try again.",
  },
  conflict: {
    happened: "This was not saved, for it clashes with what is there.",
    likely: "The name exists already, or somebody else changed it meanwhile.",
    todo: "Load the page again and choose another name if needed.",
  },
  lastAdmin: {
    happened: "This cannot be: one administrator must remain.",
    likely: "This is the only active administrator.",
    todo: "Make somebody else administrator first.",
  },
  weakPassword: {
    happened: "This password is too weak.",
    likely: "It is too short, on a list of common passwords, or looks like your name.",
    todo: "Choose a longer password, such as a sentence of four words.",
  },
  wrongPassword: {
    happened: "E-mail address or password is wrong.",
    likely: "A typing mistake, or the password was changed.",
    todo: "Try again, or ask an administrator for a new link.",
  },
  tooManyAttempts: {
    happened: "Too many attempts.",
    likely: "A wrong password was entered too often for this account or from this address.",
    todo: `Try again ${wait}.`,
  },
  linkExpired: {
    happened: "This link no longer works.",
    likely: "It has expired or was used already.",
    todo: "Ask an administrator for a new link.",
  },
  notSignedIn: {
    happened: "You are not signed in.",
    likely: "Your session has expired or was ended elsewhere.",
    todo: "Sign in again.",
  },
  internal: {
    happened: "Something went wrong in this console.",
    likely: "A fault in Schakel itself or a problem with the database.",
    todo: "Try again. If it persists, tell this console's administrator the time: the log says more.",
  },
  rowsBrokeOff: {
    happened:
      "Not all rows arrived: the answer broke off after {rows, plural, =0 {no rows} one {# row} other {# rows}}.",
    likely: "Profit or the connection went away while sending.",
    todo: "What arrived is kept. Choose “Continue” to fetch the rest.",
  },
  rowsNotRows: {
    happened: "The answer does not consist of rows.",
    likely: "Something on the way, such as a proxy, changed the answer.",
    todo: "Try again. If it stays this way, ask the network's administrator about the proxy.",
  },
  rowsTooMuch: {
    happened: "The browser has no memory left for more rows.",
    likely: "A great many are loaded already, or one row is tens of megabytes large.",
    todo: "Filter more strictly, fetch fewer rows, or export them to a file.",
  },
  consoleUnreachable: {
    happened: "The console does not answer.",
    likely: "The network connection is gone, or the console is restarting.",
    todo: "Check your network and try again.",
  },
};
