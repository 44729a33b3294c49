package dev.millet.tests;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Members who read and vote as long as it runs: lists, details and search by API and as pages,
 * votes cast and withdrawn, comments, over connections that are kept and over new ones. It knows
 * which votes were acknowledged, and every answer that was not what it had to be.
 */
public final class MixedLoad implements AutoCloseable {

  private final Api api;
  private final List<Long> suggestions;
  private final List<Voter> voters = new ArrayList<>();
  private final Loops loops = new Loops();

  /** A member whose acknowledged votes are known. */
  private final class Voter {
    final String token;
    final Map<Long, Boolean> votes = new HashMap<>();

    Voter(String token) {
      this.token = token;
    }

    void vote(int round) {
      long suggestion = suggestions.get(round % suggestions.size());
      boolean cast = !votes.getOrDefault(suggestion, false);
      String path = "/api/v1/votes/suggestion/" + suggestion;
      HttpResponse<String> answer = cast ? api.put(path, token) : api.delete(path, token);
      loops.expect(answer, 200);
      if (answer.statusCode() == 200) {
        votes.put(suggestion, cast);
        if (!answer.body().contains("\"mine\":" + cast)) {
          loops.failed("not mine: " + answer.body());
        }
      }
    }
  }

  /** What is read and voted on. */
  public List<Long> suggestions() {
    return suggestions;
  }

  public MixedLoad(Api api, List<Long> suggestions, List<String> tokens) {
    this.api = api;
    this.suggestions = suggestions;
    tokens.forEach(token -> voters.add(new Voter(token)));
    voters.forEach(voter -> loops.add(voter::vote));
    String reader = tokens.get(0);
    loops.add(round -> loops.expect(api.get("/api/v1/suggestions?limit=20", reader), 200));
    loops.add(round -> loops.expect(api.get("/suggestions", null), 200));
    loops.add(round -> loops.expect(api.get("/suggestions/" + at(round), null), 200));
    loops.add(round -> loops.expect(api.get("/voting", null), 200));
    loops.add(round -> loops.expect(api.get("/builds", null), 200));
    loops.add(round -> loops.expect(api.get("/api/v1/search?q=suggestion", null), 200));
    loops.add(round -> newConnection("/api/v1/votes/suggestion/" + at(round)));
    loops.add(
        round -> {
          String path = "/api/v1/comments/suggestion/" + at(round);
          loops.expect(api.post(path, reader, "{\"body\":\"number " + round + "\"}"), 201);
        });
  }

  public MixedLoad start() {
    loops.start();
    return this;
  }

  /** Stops, and waits for the answers that are still out. */
  @Override
  public void close() throws InterruptedException {
    loops.close();
  }

  public long requests() {
    return loops.requests();
  }

  public List<String> failures() {
    return loops.failures();
  }

  /** How many acknowledged votes a suggestion has now; to be asked after the end. */
  public long votes(long suggestion) {
    return voters.stream().filter(each -> each.votes.getOrDefault(suggestion, false)).count();
  }

  private long at(int round) {
    return suggestions.get(round % suggestions.size());
  }

  private void newConnection(String path) throws IOException {
    String host = api.root().getHost();
    try (Socket socket = new Socket(host, api.root().getPort())) {
      socket.setSoTimeout(60_000);
      String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      socket
          .getOutputStream()
          .write(request.formatted(path, host).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.startsWith("HTTP/1.1 200 ") || !answer.contains("\"support\"")) {
        loops.failed("new connection: " + answer);
      }
    }
  }
}
