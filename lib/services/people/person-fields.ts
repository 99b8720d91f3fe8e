import { z } from "zod";
import { ROLES } from "../roles";

/** The address somebody signs in with, as it is stored: trimmed, lower case. */
export const EmailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Any name a person goes by; only its length is limited, and control characters are nobody's. */
export const PersonName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

export const PersonRole = z.enum(ROLES);

/** As typed. Longer than any password is a way to keep the server busy with hashing. */
export const PasswordInput = z.string().min(1).max(1_000);
