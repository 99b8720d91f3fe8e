import type { PrivacyPort, UnmaskTicket } from "@/lib/services/privacy/port";

/** PrivacyPort in memory. As with the real ones, others cannot open its tickets; there is no key. */
export function memoryPrivacy(): PrivacyPort {
  const decisions = new Map<
    string,
    { connectionId: string; connectorId: string; fieldId: string; isSensitive: boolean }
  >();
  const tickets = new Map<string, UnmaskTicket>();
  return {
    decisionsOn: async ({ connectionId, connectorId }) =>
      [...decisions.values()].filter(
        (decision) => decision.connectionId === connectionId && decision.connectorId === connectorId,
      ),
    decide: async ({ connectionId, connectorId, fieldId, isSensitive }) => {
      const key = JSON.stringify([connectionId, connectorId, fieldId]);
      if (isSensitive === null) decisions.delete(key);
      else decisions.set(key, { connectionId, connectorId, fieldId, isSensitive });
    },
    sealTicket: (ticket, { id, sessionId }) => {
      const sealed = `${tickets.size} ${id} ${sessionId}`;
      tickets.set(sealed, ticket);
      return sealed;
    },
    openTicket: (sealed, { id, sessionId }) =>
      sealed.endsWith(` ${id} ${sessionId}`) ? (tickets.get(sealed) ?? null) : null,
  };
}
