package dev.millet.benchmarks.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.benchmarks.Directories;
import dev.millet.benchmarks.Instance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether what says the same is found, and how search and similar grow with the suggestions. */
@Command(
    name = "search",
    description = {
      "Quality: which share of texts finds the one that says the same among the first five, beside",
      "counted words. Growth: medians with many suggestions and votes beside few, through HTTP."
    },
    mixinStandardHelpOptions = true)
public final class SearchBenchmark implements Callable<Integer> {

  private static final int FIRST = 5;
  private static final int COUNTED = 10;

  @Option(
      names = "--pairs",
      description = "JSON Lines of {a, b, lang, duplicate}; without it quality is not measured.")
  private Path pairs;

  @Option(
      names = "--suggestions",
      description = "How many there are in the end; 0: growth is not measured. ${DEFAULT-VALUE}.")
  private int suggestions = 100_000;

  @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 300;

  private final PrintStream out = System.out;
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Integer call() throws Exception {
    if (pairs == null || !Files.isRegularFile(pairs)) {
      out.println("quality is not measured: name a file with --pairs");
    } else {
      out.printf(
          "%-10s %8s %10s %10s %10s %10s%n",
          "", "queries", "recall@5", "MRR@10", "words@5", "wordsMRR");
      for (String language : List.of("en", "zh")) {
        quality(language, LikePairs.read(pairs, language));
      }
    }
    if (suggestions > 0) {
      new Growth(suggestions, rounds, out).run();
    }
    return 0;
  }

  private void quality(String language, LikePairs known) throws Exception {
    Path data = Files.createTempDirectory("millet-benchmark");
    try {
      List<String> texts = known.texts();
      SuggestionFile.importInto(data, file -> write(file, texts));
      try (Instance millet = Instance.start(data, List.of())) {
        millet.awaitAnswer("/search");
        awaitIndex(millet);
        Map<Integer, Long> ids = ids(millet);
        Places similar = new Places();
        Places words = new Places();
        List<String> lowerCase = LikePairs.lowerCase(texts);
        for (LikePairs.Query query : known.reported()) {
          similar.add(place(millet, ids.get(query.text()), ids.get(query.same())));
          words.add(LikePairs.placeByCountedWords(lowerCase, query));
        }
        out.printf(
            "%-10s %8d %10.3f %10.3f %10.3f %10.3f%n",
            language,
            similar.all,
            similar.recall(),
            similar.reciprocal(),
            words.recall(),
            words.reciprocal());
      }
    } finally {
      Directories.delete(data);
    }
  }

  /** The places at which what was looked for was found. */
  private static final class Places {
    private int all;
    private int among;
    private double sum;

    /** Adds a place; 0 for none. */
    void add(int place) {
      all++;
      among += place > 0 && place <= FIRST ? 1 : 0;
      sum += place > 0 && place <= COUNTED ? 1.0 / place : 0;
    }

    double recall() {
      return among / (double) Math.max(1, all);
    }

    double reciprocal() {
      return sum / Math.max(1, all);
    }
  }

  private void write(BufferedWriter file, List<String> texts) throws IOException {
    for (int i = 0; i < texts.size(); i++) {
      Map<String, Object> row = new HashMap<>();
      row.put("source", "bench");
      row.put("product", "Benchmark");
      row.put("id", Integer.toString(i));
      row.put("title", LikePairs.title(texts.get(i)));
      row.put("body", LikePairs.body(texts.get(i)));
      row.put("author", "m" + i % 100);
      row.put("created", "2026-01-01T00:00:00Z");
      row.put("tags", List.of("t" + i));
      file.write(json.writeValueAsString(row));
      file.write("\n");
    }
  }

  private void awaitIndex(Instance millet) throws Exception {
    while (!read(millet, "/api/v1/search?q=a").path("complete").asBoolean()) {
      Thread.sleep(100);
    }
  }

  /** Returns the ids of suggestions by the place of their text, which their tag names. */
  private Map<Integer, Long> ids(Instance millet) throws Exception {
    Map<Integer, Long> ids = new HashMap<>();
    String next = "";
    do {
      JsonNode slice =
          read(
              millet,
              "/api/v1/suggestions?sort=newest&limit=100"
                  + (next.isEmpty() ? "" : "&after=" + next));
      for (JsonNode each : slice.path("items")) {
        ids.put(
            Integer.parseInt(each.path("tags").path(0).asText().substring(1)),
            each.path("id").asLong());
      }
      next = slice.path("next").asText("");
      next = next.equals("null") ? "" : next;
    } while (!next.isEmpty());
    return ids;
  }

  /** Returns the place of one among those that are similar to another; 0 where it is not found. */
  private int place(Instance millet, Long text, Long same) throws Exception {
    JsonNode found = read(millet, "/api/v1/search/similar?of=suggestion/" + text);
    List<Long> ids = new ArrayList<>();
    found.path("items").forEach(each -> ids.add(each.path("id").asLong()));
    return ids.indexOf(same) + 1;
  }

  private JsonNode read(Instance millet, String path) throws Exception {
    return json.readTree(new String(millet.body(path), StandardCharsets.UTF_8));
  }
}
