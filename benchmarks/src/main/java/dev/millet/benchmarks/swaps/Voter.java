package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Wire;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A member who votes for each suggestion in turn and then takes the votes back, and knows what was
 * acknowledged. Used by one thread, and read when that has ended.
 */
final class Voter implements Callers.Step {

  private static final int OK = 200;

  private final String token;
  private final List<Long> suggestions;
  private final Map<Long, Boolean> standing = new HashMap<>();
  private long casts;
  private long withdrawals;

  Voter(String token, List<Long> suggestions) {
    this.token = token;
    this.suggestions = suggestions;
  }

  @Override
  public int send(Wire wire, int round) throws IOException {
    long suggestion = suggestions.get(round % suggestions.size());
    boolean cast = !hasVotedFor(suggestion);
    String method = cast ? "PUT" : "DELETE";
    int status = wire.status(wire.request(method, "/api/v1/votes/suggestion/" + suggestion, token));
    if (status == OK) {
      standing.put(suggestion, cast);
      casts += cast ? 1 : 0;
      withdrawals += cast ? 0 : 1;
    }
    return status;
  }

  boolean hasVotedFor(long suggestion) {
    return standing.getOrDefault(suggestion, false);
  }

  /** How many votes were acknowledged as cast. */
  long casts() {
    return casts;
  }

  /** How many were acknowledged as taken back. */
  long withdrawals() {
    return withdrawals;
  }
}
