package dev.millet.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** Suggestions and votes in the numbers that the design speaks of, the same in every run. */
final class Dataset {

  static final int SUGGESTIONS = 10_000;
  static final int VOTES = 200_000;
  static final int MEMBERS = 2_000;

  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  private Dataset() {}

  /** Imports the data into an empty instance. */
  static void fill(Instance instance) throws Exception {
    Path file = Files.createTempFile("millet-benchmark", ".jsonl");
    try {
      write(file);
      String answer =
          instance.post("/api/v1/suggestions/import?product=bench", BodyPublishers.ofFile(file));
      if (!answer.contains("\"summary\"")) {
        throw new IOException(answer.lines().reduce((a, b) -> b).orElse("no answer"));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(42);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int id = 1; id <= SUGGESTIONS; id++) {
        out.write(
            """
            {"source":"bench","id":"%d","title":"Suggestion number %d 深色模式","author":"m%d",\
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
