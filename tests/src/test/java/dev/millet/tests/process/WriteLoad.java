package dev.millet.tests.process;

import dev.millet.tests.Api;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Members who write until the instance is gone, and what was acknowledged to them. The last request
 * of each has no answer: whether it happened is unknown.
 */
final class WriteLoad {

  /** A vote that was asked for. */
  record Vote(String token, long suggestion) {}

  final Map<Vote, Boolean> votes = new ConcurrentHashMap<>();
  final Set<Vote> unknownVotes = ConcurrentHashMap.newKeySet();
  final Map<Long, Long> comments = new ConcurrentHashMap<>();
  final Set<Long> suggestions = ConcurrentHashMap.newKeySet();
  final List<String> refused = new ArrayList<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Api api;
  private final String product;
  private final List<Long> targets;
  private final List<Thread> threads = new ArrayList<>();

  WriteLoad(Api api, String product, List<Long> targets, List<String> tokens) {
    this.api = api;
    this.product = product;
    this.targets = targets;
    for (String token : tokens) {
      threads.add(new Thread(() -> write(token)));
    }
  }

  WriteLoad start() {
    threads.forEach(Thread::start);
    return this;
  }

  long acknowledged() {
    return acknowledged.get();
  }

  /** Waits until everybody has noticed that the instance is gone. */
  void awaitEnd() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void write(String token) {
    Vote vote = null;
    try {
      for (int round = 0; ; round++) {
        long target = targets.get(round % targets.size());
        vote = new Vote(token, target);
        vote(vote);
        vote = null;
        if (round % 3 == 0) {
          comment(token, target, round);
        }
        if (round % 7 == 0) {
          String title = "{\"product\":\"%s\",\"title\":\"Suggestion %d\",\"body\":\"b\"}";
          HttpResponse<String> answer =
              api.post("/api/v1/suggestions", token, title.formatted(product, round));
          if (expect(answer, 201)) {
            suggestions.add(Api.number(answer.body(), "id"));
          }
        }
      }
    } catch (UncheckedIOException gone) {
      if (vote != null) {
        unknownVotes.add(vote);
      }
    }
  }

  private void vote(Vote vote) {
    boolean cast = !votes.getOrDefault(vote, false);
    String path = "/api/v1/votes/suggestion/" + vote.suggestion();
    HttpResponse<String> answer =
        cast ? api.put(path, vote.token()) : api.delete(path, vote.token());
    if (expect(answer, 200)) {
      votes.put(vote, cast);
    }
  }

  private void comment(String token, long target, int round) {
    String path = "/api/v1/comments/suggestion/" + target;
    HttpResponse<String> answer = api.post(path, token, "{\"body\":\"comment " + round + "\"}");
    if (expect(answer, 201)) {
      comments.put(Api.number(answer.body(), "id"), target);
    }
  }

  private boolean expect(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      synchronized (refused) {
        refused.add(answer + ": " + answer.body());
      }
      return false;
    }
    acknowledged.incrementAndGet();
    return true;
  }
}
