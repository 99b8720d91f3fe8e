export { authRoute as GET, authRoute as POST } from "@/lib/session/auth-route";
