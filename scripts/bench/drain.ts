/** Reads a body to its end without keeping it; gives how many bytes it had. */
export async function drain(answer: Response): Promise<number> {
  if (!answer.ok || !answer.body) throw new Error(`Status ${answer.status}: ${await answer.text()}`);
  let bytes = 0;
  for await (const chunk of answer.body) bytes += (chunk as Uint8Array).byteLength;
  return bytes;
}
