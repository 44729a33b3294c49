package dev.millet.benchmarks.search;

import dev.millet.benchmarks.Directories;
import dev.millet.benchmarks.Instance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Search and similar with many suggestions and votes beside few: the same requests in turn. */
final class Growth {

  private static final int FEW = 1_000;
  private static final int VOTES_EACH = 10;
  private static final int MEMBERS = 2_000;
  private static final int WORDS = 20_000;
  private static final int CHARACTERS = 3_000;
  private static final int FIRST_CHARACTER = 0x4E00;
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  private final int many;
  private final int rounds;
  private final PrintStream out;

  Growth(int many, int rounds, PrintStream out) {
    this.many = many;
    this.rounds = rounds;
    this.out = out;
  }

  void run() throws Exception {
    Path few = Files.createTempDirectory("millet-benchmark");
    Path all = Files.createTempDirectory("millet-benchmark");
    try {
      SuggestionFile.importInto(few, file -> write(file, FEW));
      SuggestionFile.importInto(all, file -> write(file, many));
      try (Instance small = Instance.start(few, List.of());
          Instance large = Instance.start(all, List.of())) {
        for (Instance each : List.of(small, large)) {
          each.awaitAnswer("/search");
          while (!body(each, "/api/v1/search?q=a").contains("\"complete\":true")) {
            Thread.sleep(100);
          }
        }
        out.printf("%n%-28s %10s %10s %7s%n", "ms, p50 through HTTP", FEW, many, "ratio");
        measure("search, two words", small, large, Growth::search);
        measure("search, a beginning", small, large, Growth::beginning);
        measure("similar to a title", small, large, Growth::similar);
        out.println("index: " + index(large));
      }
    } finally {
      Directories.delete(few);
      Directories.delete(all);
    }
  }

  private static String index(Instance millet) throws Exception {
    try (var lines = millet.lines("/api/v1/search/index")) {
      return String.join("", lines.toList());
    }
  }

  private static String body(Instance millet, String path) throws Exception {
    return new String(millet.body(path), StandardCharsets.UTF_8);
  }

  private interface Asked {
    String path(Random random);
  }

  private void measure(String name, Instance small, Instance large, Asked asked) throws Exception {
    long[][] nanos = new long[2][rounds];
    for (int round = -rounds / 2; round < rounds; round++) {
      String path = asked.path(new Random(round));
      int i = 0;
      for (Instance each : List.of(small, large)) {
        long begun = System.nanoTime();
        if (!body(each, path).contains("items")) {
          throw new IOException(path + ": " + body(each, path));
        }
        nanos[i++][Math.max(0, round)] = System.nanoTime() - begun;
      }
    }
    double few = median(nanos[0]);
    double all = median(nanos[1]);
    out.printf("%-28s %10.2f %10.2f %7.2f%n", name, few, all, all / few);
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1_000_000.0;
  }

  private static String search(Random random) {
    return "/api/v1/search?q=" + encoded(word(random) + " " + word(random));
  }

  private static String beginning(Random random) {
    String word = word(random);
    return "/api/v1/search?q=" + encoded(word.substring(0, Math.min(word.length(), 4)));
  }

  private static String similar(Random random) {
    return "/api/v1/search/similar?type=suggestion&title=" + encoded(title(random));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns one of many words, of which a few are frequent, as in languages. */
  private static String word(Random random) {
    int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
    StringBuilder word = new StringBuilder();
    for (int left = rank + 30; left > 0; left /= 26) {
      word.append((char) ('a' + (left * 7) % 26)).append("aeiou".charAt(left % 5));
    }
    return word.toString();
  }

  private static String characters(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int rank = (int) Math.exp(random.nextDouble() * Math.log(CHARACTERS));
      text.appendCodePoint(FIRST_CHARACTER + rank);
    }
    return text.toString();
  }

  private static String title(Random random) {
    if (random.nextInt(4) == 0) {
      return characters(random, 6 + random.nextInt(10));
    }
    return words(random, 4 + random.nextInt(6));
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(word(random));
    }
    return text.toString();
  }

  private static void write(BufferedWriter out, int count) throws IOException {
    Random random = new Random(42);
    for (int id = 1; id <= count; id++) {
      out.write(
          """
          {"source":"bench","product":"Benchmark","id":"%d","title":"%s","author":"m%d",\
          "created":"%s","body":"%s","votes":["""
              .formatted(
                  id,
                  title(random),
                  random.nextInt(MEMBERS),
                  END.minusSeconds(random.nextInt(100_000_000)),
                  words(random, 20 + random.nextInt(40))));
      int first = random.nextInt(MEMBERS);
      for (int i = 0; i < VOTES_EACH; i++) {
        out.write(i == 0 ? "" : ",");
        out.write(
            "{\"user\":\"m%d\",\"at\":\"%s\"}"
                .formatted((first + i) % MEMBERS, END.minusSeconds(random.nextInt(30_000_000))));
      }
      out.write("]}\n");
    }
  }
}
