/** Why nothing is sent: rules of Schakel's own, and documents that cannot be sent as they are. */
export const updateRefusals = {
  sendInterrupted: {
    happened: "The console went down while this message was under way.",
    likely: "Schakel was stopped or restarted before the answer came in. Profit may have done it.",
    todo: "Read back whether it is in Profit before you send it again.",
  },
  sendAbandoned: {
    happened: "This message was not sent.",
    likely: "The line to Schakel broke before it was under way, and the order was taken back.",
    todo: "Preview it again, and send it then.",
  },
  noSoapAddress: {
    happened: "This connection has no address for SOAP.",
    likely: "The connection was made without it, or its host is not allowed here.",
    todo: "Give the connection its SOAP address, or have the host allowed (PROFIT_HOSTS).",
  },
  productionLocked: {
    happened: "This production environment is locked.",
    likely: "Production can only be written to after an administrator unlocked it, and that time is over.",
    todo: "Ask an administrator to unlock it, and say why. Nothing was sent.",
  },
  outcomeUnknown: {
    happened: "The outcome of exactly this message is still unknown.",
    likely: "It was sent before and no answer came, or it is still under way. Profit may have done it already.",
    todo: "Read back first whether it is in Profit. When you are sure that it was not done, send it again with a reason.",
  },
  previewOutdated: {
    happened: "The message is no longer what you looked at.",
    likely: "The message, the connection or the connector was changed after the preview.",
    todo: "Preview it again. Nothing was sent.",
  },
  notSendable: {
    happened: "This message cannot be sent as it is.",
    likely: "Something is missing, or it does not fit in one call.",
    todo: "Open the preview: it says what is missing. Nothing was sent.",
  },
};

/** One sentence per reason, for the preview of a send. */
export const updateBlocks = {
  notXml: "The message is not valid XML. What is wrong with it stands under the editor.",
  noRecords: "The message has no record (Element).",
  tooManyRecords: "The message has {count} records; one message can have {limit}.",
  noAction: "Record {record} does not say what to do. Give Fields an Action: insert, update or delete.",
  badAction: "Record {record} has the Action “{value}”; it must be insert, update or delete.",
  mixedActions: "REST does one kind of action per call; this message has more. Split it, or send it over SOAP.",
  deleteOne: "REST deletes one record per call; this message has {count}. Split it, or send it over SOAP.",
  deleteWithMore:
    "REST deletes by the key alone; the objects in this message would not go along. Take them out, or send it over SOAP.",
  deleteNeedsKey: "This record has no key, so REST cannot know what to delete.",
  noSoapAddress: "This connection has no address for SOAP.",
  notAsJson: "This message cannot be written as JSON: {message}",
  unwritable: "The message has a character that XML cannot carry.",
  tooLarge: "The message is {size} MB; Profit takes {limit} MB.",
};
