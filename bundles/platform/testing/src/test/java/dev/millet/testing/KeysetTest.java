package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.database.migration.MigrationFiles;
import dev.millet.database.migration.MigrationRunner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What {@link Keyset} promises on each database, with 100,000 rows that are equal. */
@RunWith(Parameterized.class)
public final class KeysetTest {

  private static final int TIES = 100_000;
  private static final Instant MOMENT = Instant.parse("2026-01-02T03:04:05.123456Z");
  private static final String SQL =
      "SELECT <columns> FROM keyset_votes WHERE topic = :topic AND <after> <order>";

  /** A row. */
  public record Vote(String topic, Instant castAt, String kind, long member) {}

  private final TestDatabase test;
  private final Database database;
  private final Table<Vote> votes;
  private final Keyset<Vote> newest;

  public KeysetTest(TestDatabase test) {
    this.test = test;
    this.database = test.database();
    this.votes = database.table("keyset_votes", Vote.class).key("topic", "member");
    this.newest = votes.keyset("newest").within("topic").descending("cast_at", "kind", "member");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void fillTable() {
    String table =
        """
        CREATE TABLE keyset_votes (
          topic VARCHAR(20) NOT NULL,
          member BIGINT NOT NULL,
          kind VARCHAR(8) NOT NULL,
          cast_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
          PRIMARY KEY (topic, member)
        )
        """;
    String index = "CREATE INDEX keyset_newest ON keyset_votes (topic, cast_at, kind, member)";
    boolean fresh =
        !new MigrationRunner(test.engine())
            .apply(
                MigrationFiles.of(
                    "keyset",
                    Map.of("db/0001-votes.sql", table, "db/0002-newest.sql", index),
                    test.dialect()))
            .isEmpty();
    if (fresh) {
      database.write(KeysetTest.this::fill);
    }
  }

  private Object fill(Handle handle) {
    String numbers =
        test.dialect() == Dialect.HSQLDB
            ? "UNNEST(SEQUENCE_ARRAY(1, 100000, 1)) AS numbers (n)"
            : "generate_series(1, 100000) AS numbers (n)";
    return handle
        .createUpdate(
            "INSERT INTO keyset_votes (topic, member, kind, cast_at)"
                + " SELECT 'equal', n, 'a', CAST(:at AS TIMESTAMP(6) WITH TIME ZONE) FROM "
                + numbers)
        .bind("at", MOMENT)
        .execute();
  }

  @Test
  public void slicesMeetWithoutGapOrRepeat() {
    List<Vote> all = new ArrayList<>();
    database.write(
        handle -> {
          handle.execute("DELETE FROM keyset_votes WHERE topic = 'some'");
          for (int member = 1; member <= 60; member++) {
            String kind = member % 2 == 0 ? "投" : "a";
            votes.insert(handle, new Vote("some", MOMENT.plusSeconds(member % 4), kind, member));
          }
          return null;
        });
    for (int limit : List.of(1, 4, 7, 15, 60, 61)) {
      List<Vote> walked = walk("some", limit);
      assertEquals(60, walked.stream().distinct().count());
      assertEquals(60, walked.size());
      all = all.isEmpty() ? walked : all;
      assertEquals("with slices of " + limit, all, walked);
    }
    List<Instant> moments = all.stream().map(Vote::castAt).toList();
    assertEquals(moments.stream().sorted((a, b) -> b.compareTo(a)).toList(), moments);
  }

  private List<Vote> walk(String topic, int limit) {
    List<Vote> walked = new ArrayList<>();
    ListRequest request = ListRequest.first(limit);
    Slice<Vote> slice = slice(topic, request);
    walked.addAll(slice.items());
    while (slice.next() != null) {
      slice = slice(topic, request.after(slice.next()));
      walked.addAll(slice.items());
    }
    return walked;
  }

  @Test
  public void itGoesUpwardsToo() {
    Keyset<Vote> oldest = votes.keyset("oldest").within("topic").ascending("member");
    ListRequest request = ListRequest.first(3);
    Slice<Vote> first = slice(oldest, "equal", request);
    Slice<Vote> second = slice(oldest, "equal", request.after(first.next()));
    assertEquals(List.of(1L, 2L, 3L), first.items().stream().map(Vote::member).toList());
    assertEquals(List.of(4L, 5L, 6L), second.items().stream().map(Vote::member).toList());
  }

  @Test
  public void aRowThatComesOrGoesShiftsNothing() {
    ListRequest request = ListRequest.first(3);
    Slice<Vote> first = slice("equal", request);
    database.write(handle -> votes.insert(handle, new Vote("equal", MOMENT, "a", TIES + 1)));
    database.write(handle -> votes.delete(handle, "equal", (long) TIES));
    try {
      assertEquals(
          List.of(TIES - 3L, TIES - 4L, TIES - 5L),
          slice("equal", request.after(first.next())).items().stream().map(Vote::member).toList());
    } finally {
      database.write(handle -> votes.delete(handle, "equal", TIES + 1L));
      database.write(handle -> votes.insert(handle, new Vote("equal", MOMENT, "a", TIES)));
    }
  }

  @Test
  public void theSecondSliceOfEqualRowsIsOneStretchOfTheIndex() {
    ListRequest request = ListRequest.first(25);
    Slice<Vote> first = slice("equal", request);
    List<String> statements = statements(() -> slice("equal", request.after(first.next())));
    assertEquals("as many as are shown were found at once", 1, statements.size());
    String plan = plan(statements.get(0), MOMENT, "a", 99_976L);
    assertTrue(plan, isOneStretch(plan));
  }

  /** The control: the shape that is usual for cursors reads all equal rows for each slice. */
  @Test
  public void theUsualShapeIsNot() {
    String usual =
        """
        SELECT topic, cast_at, kind, member FROM keyset_votes
        WHERE topic = ? AND cast_at <= ? AND (cast_at < ? OR kind < ? OR (kind = ? AND member < ?))
        ORDER BY topic DESC, cast_at DESC, kind DESC, member DESC LIMIT ?
        """
            + (test.dialect() == Dialect.HSQLDB ? " USING INDEX" : "");
    String plan = plan(usual, MOMENT, MOMENT, "a", "a", 99_976L);
    assertFalse(plan, isOneStretch(plan));
  }

  /** No row is read and thrown away: the index is entered at the position and left after n rows. */
  private boolean isOneStretch(String plan) {
    if (test.dialect() == Dialect.POSTGRESQL) {
      return plan.contains("keyset_newest") && !plan.contains("Filter") && !plan.contains("Sort");
    }
    int start = plan.indexOf("start conditions");
    int end = plan.indexOf("end condition", start);
    return plan.contains("index=KEYSET_NEWEST")
        && plan.substring(start, end).matches("(?s).*SMALLER[^=]*=\\[\\s*COLUMN: \\S+MEMBER.*");
  }

  private List<String> statements(Runnable query) {
    return database.read(
        handle -> {
          List<String> statements = new ArrayList<>();
          handle.setSqlLogger(
              new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                  statements.add(context.getParsedSql().getSql());
                }
              });
          query.run();
          return statements;
        });
  }

  private String plan(String sql, Object... position) {
    String literal = sql.replaceFirst("\\?", "'equal'");
    for (Object value : position) {
      String text =
          value instanceof Instant
              ? "TIMESTAMP '2026-01-02 03:04:05.123456+0:00'"
              : value instanceof String ? "'" + value + "'" : value.toString();
      text = test.dialect() == Dialect.POSTGRESQL ? text.replace("TIMESTAMP", "TIMESTAMPTZ") : text;
      literal = literal.replaceFirst("\\?", Matcher.quoteReplacement(text));
    }
    String complete = literal.replaceFirst("\\?", "26");
    String explain = test.dialect() == Dialect.HSQLDB ? "EXPLAIN PLAN FOR " : "EXPLAIN ";
    return database.read(
        handle ->
            String.join("\n", handle.createQuery(explain + complete).mapTo(String.class).list()));
  }

  @Test
  public void aCursorIsOfItsListAndItsFilters() {
    ListRequest open = ListRequest.of("/votes", Map.of("state", "open"), 3, null);
    String next = slice("equal", open).next();
    assertEquals(3, slice("equal", open.after(next)).items().size());
    refused(newest, ListRequest.of("/votes", Map.of("state", "shut"), 3, next));
    refused(newest, ListRequest.of("/votes", Map.of(), 3, next));
    refused(newest, ListRequest.of("/others", Map.of("state", "open"), 3, next));
    refused(
        votes.keyset("other").within("topic").descending("cast_at", "kind", "member"),
        open.after(next));
  }

  @Test
  public void whatIsNoCursorIsRefusedWithOneCode() {
    ListRequest request = ListRequest.first(3);
    String next = slice("equal", request).next();
    for (String wrong :
        List.of("x", "", "%", "AAAA", next + "A", next.substring(1), next.substring(4), "游标")) {
      refused(newest, request.after(wrong));
    }
    for (int i = 0; i < next.length() - 1; i++) {
      char other = next.charAt(i) == 'A' ? 'B' : 'A';
      refused(newest, request.after(next.substring(0, i) + other + next.substring(i + 1)));
    }
  }

  private void refused(Keyset<Vote> keyset, ListRequest request) {
    Problem problem =
        assertThrows(ProblemException.class, () -> slice(keyset, "equal", request)).problem();
    assertEquals(422, problem.status());
    assertEquals("bad-cursor", problem.fields().get(0).code());
    assertEquals("after", problem.fields().get(0).name());
  }

  private Slice<Vote> slice(String topic, ListRequest request) {
    return slice(newest, topic, request);
  }

  private Slice<Vote> slice(Keyset<Vote> keyset, String topic, ListRequest request) {
    return database.read(
        handle -> keyset.slice(handle, request, SQL, query -> query.bind("topic", topic)));
  }
}
