"use client";

import "../layout/style-nonce";

export { toast } from "sonner";
