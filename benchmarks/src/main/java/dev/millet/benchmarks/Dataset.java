package dev.millet.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Suggestions and votes in the numbers that the design speaks of, the same in every run. */
public final class Dataset {

  public static final int SUGGESTIONS = 10_000;
  static final int VOTES = 200_000;
  static final int MEMBERS = 2_000;

  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  private Dataset() {}

  /** A directory that holds the data: the given one, filled where it is empty, or a new one. */
  public static Path directory(Path wanted) throws Exception {
    return directory(Instance.COMMAND, wanted);
  }

  /** A directory as {@link #directory(Path)}, filled by the build that a command belongs to. */
  static Path directory(Path millet, Path wanted) throws Exception {
    Path directory = wanted == null ? Files.createTempDirectory("millet-benchmark") : wanted;
    Files.createDirectories(directory);
    if (!Files.exists(directory.resolve("filled"))) {
      fill(millet, directory);
    }
    return directory;
  }

  /** Imports the data into an empty data directory, with the command that users have. */
  private static void fill(Path millet, Path data) throws Exception {
    System.out.println("filling the data directory, which takes a while");
    Path file = Files.createTempFile("millet-benchmark", ".jsonl");
    try {
      write(file);
      List<String> command = new ArrayList<>(List.of(millet.toString(), "import", file.toString()));
      command.addAll(List.of("--data", data.toString()));
      if (knowsInto(millet)) {
        command.addAll(List.of("--into", "suggestions"));
      }
      Process importing = new ProcessBuilder(command).inheritIO().start();
      if (importing.waitFor() != 0) {
        throw new IOException("the import failed");
      }
    } finally {
      Files.delete(file);
    }
    Files.createFile(data.resolve("filled"));
  }

  /** Builds that are compared with may be from before there was more than one importer. */
  private static boolean knowsInto(Path millet) throws IOException {
    Process help = new ProcessBuilder(millet.toString(), "import", "--help").start();
    return new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .contains("--into");
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(42);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int id = 1; id <= SUGGESTIONS; id++) {
        out.write(
            """
            {"source":"bench","product":"Benchmark","id":"%d","title":"Suggestion number %d 深色模式","author":"m%d",\
            "created":"%s","body":"%s","tags":["tag%d"],"votes":["""
                .formatted(
                    id,
                    id,
                    random.nextInt(MEMBERS),
                    END.minusSeconds(random.nextInt(100_000_000)),
                    "A sentence that says *something* about it. ".repeat(1 + random.nextInt(8)),
                    random.nextInt(20)));
        votes(out, random, id);
        out.write("]}\n");
      }
    }
  }

  /** A few have many votes and many have few, twenty on average, each from another member. */
  private static void votes(BufferedWriter out, Random random, int id) throws IOException {
    int count = id <= 100 ? 1_010 : 10;
    int first = random.nextInt(MEMBERS);
    for (int i = 0; i < count; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(
          "{\"user\":\"m%d\",\"at\":\"%s\"}"
              .formatted((first + i) % MEMBERS, END.minusSeconds(random.nextInt(30_000_000))));
    }
  }
}
