import { fileRoute } from "@/lib/http/file-response";

/** An attachment, a file or a picture (design 2: files go by routes). */
export const GET = fileRoute;
