package dev.millet.tests;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Members who suggest and vote, and take some of it back, as long as it runs. It knows of each what
 * was acknowledged, and so what the rules owe them: 5 points for a suggestion and 1 for a vote that
 * stand. The limits of these rules have to be off.
 */
public final class EarningLoad implements AutoCloseable {

  private static final String SUGGESTIONS = "/api/v1/suggestions";
  private static final int FOR_SUGGESTION = 5;

  private final Api api;
  private final String product;
  private final List<Long> suggestions;
  private final List<Earner> earners = new ArrayList<>();
  private final Loops loops = new Loops();

  /** A member whose acknowledged suggestions and votes are known. */
  private final class Earner {
    final String token;
    final Set<Long> votes = new HashSet<>();
    long standing;
    long entries;

    Earner(String token) {
      this.token = token;
    }

    void act(int round) {
      if (round % 3 == 0) {
        suggest(round);
      } else {
        vote(suggestions.get(round % suggestions.size()));
      }
    }

    private void suggest(int round) {
      String draft = "{\"product\":\"%s\",\"title\":\"Earn %d\",\"body\":\"A body\",\"tags\":[]}";
      HttpResponse<String> made = api.post(SUGGESTIONS, token, draft.formatted(product, round));
      loops.expect(made, 201);
      if (made.statusCode() == 201) {
        entries++;
        standing++;
        if (round % 2 == 0) {
          withdraw(Api.number(made.body(), "id"));
        }
      }
    }

    private void withdraw(long suggestion) {
      HttpResponse<String> gone = api.delete(SUGGESTIONS + "/" + suggestion, token);
      loops.expect(gone, 204);
      if (gone.statusCode() == 204) {
        standing--;
      }
    }

    private void vote(long suggestion) {
      boolean cast = !votes.contains(suggestion);
      String path = "/api/v1/votes/suggestion/" + suggestion;
      HttpResponse<String> answer = cast ? api.put(path, token) : api.delete(path, token);
      loops.expect(answer, 200);
      if (answer.statusCode() != 200) {
        return;
      }
      if (cast) {
        votes.add(suggestion);
        entries++;
      } else {
        votes.remove(suggestion);
      }
    }
  }

  /**
   * Prepares it; nothing is sent yet.
   *
   * @param suggestions of somebody else, to vote on
   */
  public EarningLoad(Api api, String product, List<Long> suggestions, List<String> tokens) {
    this.api = api;
    this.product = product;
    this.suggestions = suggestions;
    tokens.forEach(token -> earners.add(new Earner(token)));
    earners.forEach(earner -> loops.add(earner::act));
  }

  public EarningLoad start() {
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

  /** How many suggestions and votes earned something, taken back or not; to be asked at the end. */
  public long entries() {
    return earners.stream().mapToLong(each -> each.entries).sum();
  }

  /** What a member has to have; to be asked at the end. */
  public long points(String token) {
    Earner one =
        earners.stream().filter(each -> each.token.equals(token)).findFirst().orElseThrow();
    return FOR_SUGGESTION * one.standing + one.votes.size();
  }
}
