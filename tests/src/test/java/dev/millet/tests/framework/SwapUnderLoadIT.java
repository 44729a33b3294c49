package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.modules.Generations;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;

/** Voting and suggestions are replaced while members read and vote, and nobody notices. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapUnderLoadIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final int SWAPS = 30;
  private static final int VOTERS = 6;
  private static final int SUGGESTIONS = 8;

  @Inject private BundleContext context;
  @Inject private Generations generations;
  @Inject private Database database;

  @Inject
  @Filter(value = "(millet.gateway=true)", timeout = 60_000)
  private URI gateway;

  private Api api;
  private List<Long> suggestions;
  private List<String> tokens;

  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community")};
  }

  @Before
  public void prepare() throws InterruptedException {
    api = new Api(gateway);
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    String run = Long.toString(System.nanoTime(), 36);
    api.product(run, OPERATOR);
    tokens = new ArrayList<>();
    for (int i = 0; i < VOTERS; i++) {
      tokens.add(api.member("v" + i + run, OPERATOR));
    }
    suggestions = new ArrayList<>();
    for (int i = 0; i < SUGGESTIONS; i++) {
      suggestions.add(api.suggestion(run, "Suggestion " + i, tokens.get(0)));
    }
  }

  @Test
  public void swapsFailNoRequestAndLoseNoVote() throws Exception {
    ModuleSwap voting = swapOf("voting");
    ModuleSwap suggesting = swapOf("suggestions");
    MixedLoad load = new MixedLoad(api, suggestions, tokens).start();
    for (int i = 0; i < SWAPS; i++) {
      long before = load.requests();
      (i % 2 == 0 ? voting : suggesting).swap();
      Await.until(() -> load.requests() > before + 20, () -> "no load");
    }
    load.close();
    assertEquals(List.of(), load.failures());
    assertEverythingAgrees(load);
  }

  @Test
  public void controlAnUpdateInPlaceFailsRequests() throws Exception {
    ModuleSwap voting = swapOf("voting");
    MixedLoad load = new MixedLoad(api, suggestions, tokens).start();
    for (int i = 0; i < SWAPS && load.failures().isEmpty(); i++) {
      long before = load.requests();
      voting.update();
      Await.until(() -> load.requests() > before + 20, () -> "no load");
    }
    load.close();
    assertFalse("an update in place has a gap", load.failures().isEmpty());
  }

  private void assertEverythingAgrees(MixedLoad load) throws InterruptedException {
    for (long suggestion : suggestions) {
      String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
      assertEquals(tally, load.votes(suggestion), Api.number(tally, "support"));
      Await.until(
          () -> told(suggestion) == load.votes(suggestion),
          () -> told(suggestion) + " told, voted " + load.votes(suggestion));
      Await.until(
          () -> projected(suggestion) == load.votes(suggestion),
          () -> projected(suggestion) + " projected, voted " + load.votes(suggestion));
    }
    String journal = api.get("/api/v1/journal/subscriptions", OPERATOR).body();
    assertTrue(journal, journal.contains("\"setAside\":0"));
    assertFalse(journal, journal.matches("(?s).*\"setAside\":[1-9].*"));
  }

  /** What suggestions have learnt from the journal. */
  private long projected(long suggestion) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT support FROM suggestions_suggestions WHERE id = :id")
                .bind("id", suggestion)
                .mapTo(Long.class)
                .one());
  }

  /** What the journal adds up to. */
  private long told(long suggestion) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(CASE type WHEN 'voting.cast' THEN 1 ELSE -1 END), 0)
                    FROM journal_entries
                    WHERE type IN ('voting.cast', 'voting.withdrawn') AND payload LIKE :subject
                    """)
                .bind("subject", "%\"id\":\"" + suggestion + "\"}%")
                .mapTo(Long.class)
                .one());
  }

  private ModuleSwap swapOf(String module) throws IOException {
    Path home = Path.of(context.getProperty("millet.home"));
    try (Stream<Path> files =
        Files.walk(home.resolve("repository/dev/millet/dev.millet." + module))) {
      Path jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
      return new ModuleSwap(context, generations, module, jar);
    }
  }
}
