package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Instance;
import dev.millet.benchmarks.Wire;
import java.net.URI;
import java.util.List;

/**
 * Members who read and vote as long as it runs: lists and details by API and as pages, votes cast
 * and withdrawn, comments, over connections that are kept and over new ones, and slow imports.
 */
final class MixedLoad implements AutoCloseable {

  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Callers callers;
  private final List<Voter> voters;
  private final List<Long> suggestions;

  MixedLoad(Instance millet, Community people) {
    URI root = millet.root();
    callers = new Callers(root);
    suggestions = people.suggestions();
    voters = people.tokens().stream().map(token -> new Voter(token, suggestions)).toList();
    voters.forEach(voter -> callers.add("vote", OK, voter));
    String reader = people.tokens().get(0);
    read("list", "/api/v1/suggestions?limit=20", reader);
    read("list page", "/suggestions", null);
    read("votes page", "/voting", null);
    callers.add(
        "detail page",
        OK,
        (wire, round) -> wire.status(wire.request("GET", "/suggestions/" + at(round), null)));
    callers.add(
        "votes, new connection",
        OK,
        (kept, round) -> {
          try (Wire wire = new Wire(root)) {
            return wire.status(wire.request("GET", "/api/v1/votes/suggestion/" + at(round), null));
          }
        });
    callers.add(
        "comment",
        CREATED,
        (wire, round) ->
            wire.status(
                wire.request(
                    "POST",
                    "/api/v1/comments/suggestion/" + at(round),
                    reader,
                    "{\"body\":\"number " + round + "\"}")));
    callers.add("slow import", OK, new SlowImport(root, people.product(), millet.operator()));
  }

  private void read(String what, String path, String token) {
    callers.add(what, OK, (wire, round) -> wire.status(wire.request("GET", path, token)));
  }

  private long at(int round) {
    return suggestions.get(round % suggestions.size());
  }

  MixedLoad start() {
    callers.start();
    return this;
  }

  long requests() {
    return callers.requests();
  }

  List<String> failures() {
    return callers.failures();
  }

  /** Those whose votes are known when it has been closed. */
  List<Voter> voters() {
    return voters;
  }

  @Override
  public void close() throws InterruptedException {
    callers.close();
  }
}
