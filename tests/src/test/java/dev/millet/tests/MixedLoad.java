package dev.millet.tests;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Members who read and vote as long as it runs: lists and details by API and as pages, votes cast
 * and withdrawn, comments, over connections that are kept and over new ones. It knows which votes
 * were acknowledged, and every answer that was not what it had to be.
 */
public final class MixedLoad implements AutoCloseable {

  private final Api api;
  private final List<Long> suggestions;
  private final List<Voter> voters = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong requests = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean done;

  /** One request, and what its answer has to be. */
  private interface Step {
    void run(int round) throws IOException;
  }

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
      expect(answer, 200);
      if (answer.statusCode() == 200) {
        votes.put(suggestion, cast);
        if (!answer.body().contains("\"mine\":" + cast)) {
          failures.add("not mine: " + answer.body());
        }
      }
    }
  }

  public MixedLoad(Api api, List<Long> suggestions, List<String> tokens) {
    this.api = api;
    this.suggestions = suggestions;
    tokens.forEach(token -> voters.add(new Voter(token)));
    voters.forEach(voter -> thread(voter::vote));
    String reader = tokens.get(0);
    thread(round -> expect(api.get("/api/v1/suggestions?limit=20", reader), 200));
    thread(round -> expect(api.get("/suggestions", null), 200));
    thread(round -> expect(api.get("/suggestions/" + at(round), null), 200));
    thread(round -> expect(api.get("/voting", null), 200));
    thread(round -> newConnection("/api/v1/votes/suggestion/" + at(round)));
    thread(
        round -> {
          String path = "/api/v1/suggestions/" + at(round) + "/comments";
          expect(api.post(path, reader, "{\"body\":\"number " + round + "\"}"), 201);
        });
  }

  public MixedLoad start() {
    threads.forEach(Thread::start);
    return this;
  }

  /** Stops, and waits for the answers that are still out. */
  @Override
  public void close() throws InterruptedException {
    done = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  public long requests() {
    return requests.get();
  }

  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many acknowledged votes a suggestion has now; to be asked after the end. */
  public long votes(long suggestion) {
    return voters.stream().filter(each -> each.votes.getOrDefault(suggestion, false)).count();
  }

  private long at(int round) {
    return suggestions.get(round % suggestions.size());
  }

  private void thread(Step step) {
    threads.add(
        new Thread(
            () -> {
              for (int round = 0; !done; round++) {
                try {
                  step.run(round);
                } catch (IOException | RuntimeException e) {
                  failures.add(e.toString());
                }
                requests.incrementAndGet();
              }
            },
            "load-" + threads.size()));
  }

  private void expect(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      failures.add(answer.request().method() + " " + answer.uri() + ": " + answer.body());
    }
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
        failures.add("new connection: " + answer);
      }
    }
  }
}
