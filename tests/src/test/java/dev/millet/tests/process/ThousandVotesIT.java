package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** A thousand members vote for one suggestion at once. */
public class ThousandVotesIT {

  private static final int MEMBERS = 1_000;
  private static final int AT_ONCE = 200;

  @Test
  public void aThousandMembersAreAThousandVotes() throws Exception {
    try (MilletProcess millet =
        MilletProcess.run("--set", "gateway.max.rate=0").asShipped().ready()) {
      Api api = new Api(millet.address("/"));
      String operator = CrashIT.operator(millet);
      api.product("crowd", operator);
      importVoters(api, operator);
      String voters = "{\"name\":\"vote\",\"scopes\":[\"read\",\"write\"],\"handle\":\"%s\"}";
      List<String> tokens = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        HttpResponse<String> made =
            api.post("/api/v1/tokens", operator, voters.formatted("voter" + i));
        assertEquals(made.body(), 201, made.statusCode());
        tokens.add(Api.text(made.body(), "token"));
      }
      long target = api.suggestion("crowd", "One for all", tokens.get(0));
      String path = "/api/v1/votes/suggestion/" + target;
      assertEquals(List.of(), refusals(api, path, tokens));
      assertEquals(MEMBERS, Api.number(api.get(path, null).body(), "support"));
      // Doing it again changes nothing, and the number is not one that would stand there anyhow.
      assertEquals(MEMBERS, Api.number(api.put(path, tokens.get(0)).body(), "support"));
      assertEquals(MEMBERS - 1, Api.number(api.delete(path, tokens.get(0)).body(), "support"));
      api.awaitJournal(operator);
    }
  }

  /** Makes members the quick way: people of an imported source have no password to hash. */
  private static void importVoters(Api api, String operator) {
    String votes =
        IntStream.range(0, MEMBERS)
            .mapToObj(i -> "{\"user\":\"voter" + i + "\",\"at\":\"2026-01-01T00:00:00Z\"}")
            .collect(Collectors.joining(","));
    String row =
        "{\"id\":\"1\",\"source\":\"crowd\",\"title\":\"Popular elsewhere\",\"author\":\"voter0\","
            + "\"created\":\"2026-01-01T00:00:00Z\",\"votes\":["
            + votes
            + "]}\n";
    HttpResponse<String> answer =
        api.send("POST", "/api/v1/suggestions/import?product=crowd", operator, row);
    assertEquals(answer.body(), 200, answer.statusCode());
  }

  private static List<String> refusals(Api api, String path, List<String> tokens) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (String token : tokens) {
        calls.add(
            () -> {
              HttpResponse<String> answer = api.put(path, token);
              return answer.statusCode() == 200 ? "" : answer.statusCode() + answer.body();
            });
      }
      List<String> refused = new ArrayList<>();
      for (Future<String> call : threads.invokeAll(calls)) {
        if (!call.get().isEmpty()) {
          refused.add(call.get());
        }
      }
      return refused;
    } finally {
      threads.shutdownNow();
    }
  }
}
