package dev.millet.benchmarks.swaps;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.benchmarks.Instance;
import java.util.ArrayList;
import java.util.List;

/**
 * Who takes part in a run.
 *
 * @param product where the suggestions are
 * @param tokens of members, who may read and write
 * @param suggestions their ids
 */
record Community(String product, List<String> tokens, List<Long> suggestions) {

  private static final String PRODUCT = "swaps";

  /** Makes members and suggestions in an empty instance. */
  static Community found(Instance millet, int members, int suggestions) throws Exception {
    millet.post(
        "/api/v1/products",
        "{\"slug\":\"%s\",\"name\":\"Swaps\",\"description\":\"For a benchmark\"}"
            .formatted(PRODUCT));
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      String handle = "swapper" + i;
      millet.post(
          "/api/v1/members",
          "{\"handle\":\"%s\",\"password\":\"correct horse battery\"}".formatted(handle));
      tokens.add(millet.token(handle));
    }
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < suggestions; i++) {
      String draft =
          "{\"product\":\"%s\",\"title\":\"Suggestion %d\",\"body\":\"A *body*\",\"tags\":[\"a\"]}"
              .formatted(PRODUCT, i);
      String answer = millet.post("/api/v1/suggestions", tokens.get(0), draft);
      ids.add(new ObjectMapper().readTree(answer).path("id").asLong());
    }
    return new Community(PRODUCT, tokens, ids);
  }
}
