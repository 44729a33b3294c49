package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.ProblemException;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ConcurrencyTest {

  private static final int THREADS = 8;
  private static final String LIST = "/api/v1/suggestions";
  private static final String ONE = "/api/v1/suggestions/{id}";

  private final Desk desk;

  public ConcurrencyTest(TestDatabase test) {
    desk = new Desk(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
  }

  @Test
  public void ofManyEditsOfOneVersionOneWinsAndTheOthersAreTold() throws Exception {
    long id = submit();
    List<Integer> statuses = atOnce(number -> edit(id, number));
    assertEquals(1, statuses.stream().filter(status -> status == 200).count());
    assertEquals(THREADS - 1, statuses.stream().filter(status -> status == 412).count());
    assertEquals(2, show(id).version());
    assertEquals(List.of(show(id).title().replace("Title ", "tag-")), show(id).tags());
  }

  private int edit(long id, int number) throws Exception {
    var change =
        new SuggestionChange("Title " + number, null, List.of("tag-" + number), null, null);
    FakeRequest request =
        FakeRequest.of("PATCH", "/").with("id", id).by(desk.ann).header("If-Match", "\"1\"");
    try {
      return desk.call(ONE, request.json(change)).status();
    } catch (ProblemException e) {
      return e.problem().status();
    }
  }

  private interface Work {
    int run(int number) throws Exception;
  }

  private static List<Integer> atOnce(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch ready = new CountDownLatch(THREADS);
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        calls.add(
            () -> {
              ready.countDown();
              ready.await();
              return work.run(number);
            });
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private long submit() throws Exception {
    var body = new NewSuggestion("phone", "Title", "", List.of());
    return desk.answer(SuggestionAnswer.class, LIST, FakeRequest.post(LIST).by(desk.ann).json(body))
        .id();
  }

  private SuggestionAnswer show(long id) throws Exception {
    return desk.answer(SuggestionAnswer.class, ONE, FakeRequest.get("/").with("id", id));
  }
}
