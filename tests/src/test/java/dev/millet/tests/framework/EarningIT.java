package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Members earn by the rules that are there from the beginning, from what our modules tell. */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class EarningIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final String RULES = "/api/v1/points/rules";

  @Inject private GatewayAddress gateway;

  private Api api;
  private String product;
  private String author;
  private String voter;

  @Before
  public void people() throws InterruptedException {
    api = new Api(gateway.uri());
    Await.until(
        () -> {
          String rules = api.get(RULES, OPERATOR).body();
          return rules.contains("\"word\":\"report\"") && !rules.contains("\"active\":false");
        },
        () -> "the rules do not count: " + api.get(RULES, OPERATOR).body());
    product = "e" + Long.toString(System.nanoTime(), 36);
    api.product(product, OPERATOR);
    author = api.member("author-" + product, OPERATOR);
    voter = api.member("voter-" + product, OPERATOR);
  }

  @Test
  public void tenSuggestionsAreFiftyPointsAndNoneWhenAllAreWithdrawn() throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(api.suggestion(product, "建议 " + i, author));
    }
    awaitPoints(author, 50);
    ids.subList(0, 5).forEach(this::withdraw);
    awaitPoints(author, 25);
    ids.subList(5, 10).forEach(this::withdraw);
    awaitPoints(author, 0);
    String history = api.get("/api/v1/points/me/transfers", author).body();
    assertTrue(history, history.contains("\"kind\":\"reversal\""));
  }

  @Test
  public void aVoteEarnsOnceAndNothingForOnesOwn() throws Exception {
    long suggestion = api.suggestion(product, "Dark mode", author);
    vote(suggestion, author);
    vote(suggestion, voter);
    awaitPoints(voter, 1);
    awaitPoints(author, 5);
    assertEquals(
        200, api.delete("/api/v1/votes/suggestion/" + suggestion, voter).statusCode() / 100 * 100);
    awaitPoints(voter, 0);
  }

  private void vote(long suggestion, String token) {
    int status = api.put("/api/v1/votes/suggestion/" + suggestion, token).statusCode();
    assertEquals(200, status / 100 * 100);
  }

  private void withdraw(long suggestion) {
    assertEquals(204, api.delete("/api/v1/suggestions/" + suggestion, author).statusCode());
  }

  private void awaitPoints(String token, long points) throws InterruptedException {
    Await.until(() -> points(token).contains("\"available\":" + points + ","), () -> points(token));
  }

  private String points(String token) {
    String account = api.get("/api/v1/points/me", token).body();
    return account.substring(account.indexOf("\"experience\""));
  }
}
