package dev.millet.benchmarks.search;

import dev.millet.benchmarks.Instance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Suggestions that are imported into an empty data directory, with the command that users have. */
final class SuggestionFile {

  private SuggestionFile() {}

  /** Writes the rows. */
  interface Rows {
    void write(BufferedWriter file) throws IOException;
  }

  static void importInto(Path data, Rows rows) throws Exception {
    Path file = Files.createTempFile("millet-benchmark", ".jsonl");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        rows.write(out);
      }
      List<String> command =
          List.of(
              Instance.COMMAND.toString(),
              "import",
              file.toString(),
              "--data",
              data.toString(),
              "--into",
              "suggestions");
      Process importing =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("import.log").toFile())
              .start();
      if (importing.waitFor() != 0) {
        throw new IOException(Files.readString(data.resolve("import.log")));
      }
    } finally {
      Files.delete(file);
    }
  }
}
