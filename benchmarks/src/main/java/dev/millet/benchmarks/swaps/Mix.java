package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Dataset;
import dev.millet.benchmarks.Wire;
import java.util.List;

/** What visitors and members of a well filled instance send, nothing slow among it. */
final class Mix {

  private static final int KINDS = 10;

  private final List<String> tokens;

  /**
   * Prepares it.
   *
   * @param tokens of members who vote, one for each connection
   */
  Mix(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The bytes of a request: four in ten are lists, four details, one in ten reads or votes. */
  byte[] request(Wire wire, int connection, long number) {
    long round = number / KINDS;
    // a step that shares no divisor with their number, so that all have their turn
    long suggestion = 1 + number * 7_919 % Dataset.SUGGESTIONS;
    String vote = "/api/v1/votes/suggestion/" + suggestion;
    return switch ((int) (number % KINDS)) {
      case 0, 3, 6 -> wire.request("GET", "/api/v1/suggestions?limit=20", null);
      case 1 -> wire.request("GET", "/suggestions", null);
      case 2, 5 -> wire.request("GET", "/suggestions/" + suggestion, null);
      case 4, 7 -> wire.request("GET", "/api/v1/suggestions/" + suggestion, null);
      case 8 -> wire.request("GET", vote, null);
      default -> wire.request(round % 2 == 0 ? "PUT" : "DELETE", vote, tokens.get(connection));
    };
  }
}
