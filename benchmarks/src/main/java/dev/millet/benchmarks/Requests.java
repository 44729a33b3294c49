package dev.millet.benchmarks;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that one connection sends, again and again. */
interface Requests {

  /** Returns the bytes of the next request of a connection. */
  byte[] next(Wire wire, int connection);

  /** Each connection is a member who votes for all suggestions in turn, then withdraws. */
  static Requests votes(List<String> tokens) {
    AtomicInteger[] rounds = new AtomicInteger[tokens.size()];
    for (int i = 0; i < rounds.length; i++) {
      rounds[i] = new AtomicInteger(i * 97);
    }
    return (wire, connection) -> {
      int round = rounds[connection].getAndIncrement();
      String method = round / Dataset.SUGGESTIONS % 2 == 0 ? "PUT" : "DELETE";
      int suggestion = 1 + round % Dataset.SUGGESTIONS;
      return wire.request(method, "/api/v1/votes/suggestion/" + suggestion, tokens.get(connection));
    };
  }
}
