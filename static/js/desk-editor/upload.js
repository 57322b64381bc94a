// Sends a file to the library. Answers with the picture, or with the sentence that says why not (and the picture it is already).
import { learn } from "desk-editor/known";
import { say, told } from "desk-editor/words";

const MOST_BYTES = 25_000_000;

export const isPicture = (file) => file.type.startsWith("image/");

export const upload = (file, texts = {}, onProgress = () => {}) => new Promise((resolve) => {
  if (file.size > MOST_BYTES) return resolve({ error: say("tooLarge", String(MOST_BYTES / 1_000_000)) });
  const data = new FormData();
  Object.entries(texts).forEach(([name, text]) => data.append(name, text));
  data.append("upload", file, file.name || "picture");
  const request = new XMLHttpRequest();
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
  });
  request.addEventListener("load", () => {
    const answer = request.response ?? {};
    learn([answer.picture, answer.known].filter(Boolean));
    resolve(answer.picture || answer.error ? answer : { error: say(request.status === 413 ? "tooLarge" : "failed", "25") });
  });
  request.addEventListener("error", () => resolve({ error: say("unreachable") }));
  request.open("POST", told.upload);
  request.setRequestHeader("X-CSRFToken", window.deskToken.read());
  request.send(data);
  return undefined;
});
