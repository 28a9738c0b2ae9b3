import type { ReadStream, WriteStream } from "node:tty";

/** Asks a question whose answer is not shown. */
export type AskHidden = (question: string) => Promise<string>;

/** Asks on a terminal. The question goes to standard error, so that standard output stays clean for pipes. */
export function askHiddenOn(input: ReadStream, output: WriteStream): AskHidden | undefined {
  if (!input.isTTY) return undefined;
  return (question) =>
    new Promise((resolve) => {
      let typed = "";
      output.write(question);
      input.setRawMode(true);
      input.setEncoding("utf8");
      input.resume();
      const finish = (): void => {
        input.off("data", onData);
        input.setRawMode(false);
        input.pause();
        output.write("\n");
      };
      const onData = (data: string): void => {
        for (const key of data) {
          if (key === "\r" || key === "\n" || key === "\u0004") {
            finish();
            return resolve(typed);
          }
          if (key === "\u0003") {
            finish();
            // What Ctrl-C would have done if the terminal had not been in raw mode.
            process.kill(process.pid, "SIGINT");
            return;
          }
          if (key === "\u007f" || key === "\b") typed = [...typed].slice(0, -1).join("");
          else typed += key;
        }
      };
      input.on("data", onData);
    });
}
