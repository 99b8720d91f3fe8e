export { default } from "../connector-readers";
