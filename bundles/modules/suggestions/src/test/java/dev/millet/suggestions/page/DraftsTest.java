package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Work;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class DraftsTest {

  private static final NewSuggestion DRAFT =
      new NewSuggestion("app", "深色模式", "夜里太亮。", List.of("ui"));
  private static final String HOME = "203.0.113.7";

  private final Database database;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-04T23:30:00Z"));
  private final Drafts drafts;

  public DraftsTest(TestDatabase test) {
    this.database = test.database();
    this.drafts = new Drafts(database, now::get);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void empty() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM suggestions_drafts");
          return handle.execute("DELETE FROM suggestions_draft_counts");
        });
  }

  /** Counts as that many more would. */
  private void count(String network, int kept) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE suggestions_draft_counts SET kept = kept + :kept
                     WHERE network = :network
                    """)
                .bind("kept", kept)
                .bind("network", network)
                .execute());
  }

  @Test
  public void whatWasWrittenIsThereUntilItIsDropped() {
    String token = drafts.keep(DRAFT, HOME).orElseThrow();
    assertEquals(Optional.of(DRAFT), drafts.find(token));
    drafts.drop(token);
    assertEquals(Optional.empty(), drafts.find(token));
  }

  @Test
  public void oneNetworkKeepsNoMoreThanItsShareAndOthersGoOn() {
    String first = drafts.keep(DRAFT, HOME).orElseThrow();
    count(HOME, Drafts.MAX_PER_NETWORK - 1);
    assertEquals(Optional.empty(), drafts.keep(DRAFT, HOME));
    assertTrue(drafts.keep(DRAFT, "203.0.113.8").isPresent());
    drafts.drop(first);
    assertTrue("one is gone", drafts.keep(DRAFT, HOME).isPresent());
    assertEquals(Optional.empty(), drafts.keep(DRAFT, HOME));
  }

  @Test
  public void allTogetherKeepNoMoreThanThereIsRoomFor() {
    assertTrue(drafts.keep(DRAFT, HOME).isPresent());
    count(DraftCounts.ALL, Drafts.MAX_KEPT - 1);
    assertEquals(Optional.empty(), drafts.keep(DRAFT, "203.0.113.8"));
  }

  @Test
  public void thoseOfYesterdayCountToo() {
    drafts.keep(DRAFT, HOME).orElseThrow();
    count(HOME, Drafts.MAX_PER_NETWORK - 1);
    now.set(now.get().plus(Duration.ofHours(1)));
    assertEquals(Optional.empty(), drafts.keep(DRAFT, HOME));
    now.set(now.get().plus(Duration.ofHours(24)));
    assertTrue(drafts.keep(DRAFT, HOME).isPresent());
  }

  @Test
  public void manyAtOnceDoNotPassTheLimit() throws Exception {
    drafts.keep(DRAFT, HOME).orElseThrow();
    count(HOME, Drafts.MAX_PER_NETWORK - 4);
    ExecutorService visitors = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Optional<String>>> wanted = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        wanted.add(() -> drafts.keep(DRAFT, HOME));
      }
      int kept = 0;
      for (Future<Optional<String>> each : visitors.invokeAll(wanted)) {
        kept += each.get().isPresent() ? 1 : 0;
      }
      assertEquals(3, kept);
    } finally {
      visitors.shutdown();
    }
  }

  @Test
  public void theVersionBeforeWritesThemUncounted() {
    insert("old", now.get());
    drafts.drop("old");
    assertEquals(Optional.empty(), drafts.find("old"));
    assertTrue(drafts.keep(DRAFT, HOME).isPresent());
  }

  @Test
  public void theExpiredGoInPiecesAndThoseOfAYearToComeWithThem() {
    String living = drafts.keep(DRAFT, HOME).orElseThrow();
    for (int i = 0; i < Drafts.BATCH + 5; i++) {
      insert("old-" + i, now.get().minus(Duration.ofDays(2)));
    }
    insert("future", now.get().plus(Duration.ofDays(30 * 365)));
    assertTrue("there are more", drafts.dropExpired());
    assertEquals(7, stored());
    assertFalse(drafts.dropExpired());
    assertEquals(1, stored());
    assertEquals(Optional.of(DRAFT), drafts.find(living));
  }

  private int stored() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM suggestions_drafts")
                .mapTo(Integer.class)
                .one());
  }

  private void insert(String token, Instant at) {
    OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
    database.write(
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  INSERT INTO suggestions_drafts (token, product, title, body, tags, created_at)
                  VALUES (:token, 'app', 'x', 'y', '', :at)
                  """);
          batch.bind("token", token).bind("at", time).add();
          return batch.execute();
        });
  }

  /** The fault was a count of the drafts, with their texts, in the only writer's transaction. */
  @Test
  public void insideAWriteADraftIsOnlyReachedByItsToken() {
    List<String> statements = new ArrayList<>();
    Drafts watched = new Drafts(watching(statements), now::get);
    String token = watched.keep(DRAFT, HOME).orElseThrow();
    watched.drop(token);
    insert("old", now.get().minus(Duration.ofDays(2)));
    watched.dropExpired();
    assertTrue(statements.size() > 5);
    for (String sql : statements) {
      boolean reads = sql.contains("suggestions_drafts") && !sql.startsWith("INSERT");
      assertFalse(sql, reads && !sql.strip().endsWith("token = ?"));
    }
  }

  private Database watching(List<String> statements) {
    SqlLogger logger =
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            statements.add(context.getParsedSql().getSql().strip());
          }
        };
    return (Database)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Database.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("write")) {
                return method.invoke(database, arguments);
              }
              Work<?> work = (Work<?>) arguments[0];
              return database.write(
                  handle -> {
                    handle.setSqlLogger(logger);
                    return work.run(handle);
                  });
            });
  }
}
