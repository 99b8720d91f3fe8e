import { BadgeCheck, Box, FlaskConical, GraduationCap, type LucideIcon, Server, ShieldAlert } from "lucide-react";
import type { EnvironmentType } from "@/lib/services/connections/port";

type Look = {
  icon: LucideIcon;
  /** Background, text and border of a chip. */
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
    chip: "border-env-production/40 bg-env-production-soft text-env-production",
    frame: "border-t-env-production",
  },
  test: {
    icon: FlaskConical,
    chip: "border-env-test/40 bg-env-test-soft text-env-test",
    frame: "border-t-env-test",
  },
  accept: {
    icon: BadgeCheck,
    chip: "border-env-accept/40 bg-env-accept-soft text-env-accept",
    frame: "border-t-env-accept",
  },
  course: {
    icon: GraduationCap,
    chip: "border-env-course/40 bg-env-course-soft text-env-course",
    frame: "border-t-env-course",
  },
  sandbox: {
    icon: Box,
    chip: "border-env-sandbox/40 bg-env-sandbox-soft text-env-sandbox",
    frame: "border-t-env-sandbox",
  },
  other: {
    icon: Server,
    chip: "border-env-other/40 bg-env-other-soft text-env-other",
    frame: "border-t-env-other",
  },
};
