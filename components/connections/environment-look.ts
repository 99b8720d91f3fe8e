import { BadgeCheck, Box, FlaskConical, GraduationCap, type LucideIcon, Server, ShieldAlert } from "lucide-react";
import type { EnvironmentType } from "@/lib/services/connections/port";

type Look = {
  icon: LucideIcon;
  /** Background, text and border of a chip: at least 4.5:1 in both themes. */
  chip: string;
  /** The strip above a page that works in this environment. */
  frame: string;
};

/**
 * How each kind of environment looks, everywhere: production red, test blue, accept green. Never used without the
 * word (`connections.types.*`) and the icon: colour alone says nothing to one man in twelve.
 */
export const ENVIRONMENT_LOOK: Readonly<Record<EnvironmentType, Look>> = {
  production: {
    icon: ShieldAlert,
    chip: "border-red-300 bg-red-100 text-red-900 dark:border-red-800 dark:bg-red-950 dark:text-red-200",
    frame: "border-t-red-600 dark:border-t-red-500",
  },
  test: {
    icon: FlaskConical,
    chip: "border-blue-300 bg-blue-100 text-blue-900 dark:border-blue-800 dark:bg-blue-950 dark:text-blue-200",
    frame: "border-t-blue-600 dark:border-t-blue-500",
  },
  accept: {
    icon: BadgeCheck,
    chip: "border-green-300 bg-green-100 text-green-900 dark:border-green-800 dark:bg-green-950 dark:text-green-200",
    frame: "border-t-green-600 dark:border-t-green-500",
  },
  course: {
    icon: GraduationCap,
    chip: "border-amber-300 bg-amber-100 text-amber-900 dark:border-amber-800 dark:bg-amber-950 dark:text-amber-200",
    frame: "border-t-amber-500",
  },
  sandbox: {
    icon: Box,
    chip: "border-violet-300 bg-violet-100 text-violet-900 dark:border-violet-800 dark:bg-violet-950 dark:text-violet-200",
    frame: "border-t-violet-600 dark:border-t-violet-500",
  },
  other: {
    icon: Server,
    chip: "border-slate-300 bg-slate-100 text-slate-900 dark:border-slate-700 dark:bg-slate-800 dark:text-slate-200",
    frame: "border-t-slate-500",
  },
};
