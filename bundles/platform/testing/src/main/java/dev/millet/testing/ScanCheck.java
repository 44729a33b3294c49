package dev.millet.testing;

import dev.millet.api.database.Work;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds statements inside a write whose cost grows with a table. The embedded database has one
 * writer: while it reads a whole table, every other write waits. The first time that a module's
 * code runs a statement inside a write, the database is asked for its plan. What the tests
 * themselves run is not looked at.
 *
 * <p>A scan that was found fails its write and, since code around it may catch that, every later
 * write of the same database.
 */
final class ScanCheck implements SqlLogger {

  /** Tables that have few rows by their nature: an administrator or the code makes each of them. */
  private static final Set<String> FEW_ROWS =
      Set.of(
          "database_steps",
          "jobs_executions",
          "jobs_finished",
          "journal_cursors",
          "journal_inbox", // the sequencer empties it at once
          "journal_sequence",
          "members_circles", // at most 500
          "members_setup",
          "points_journal_types",
          "points_rule_progress",
          "points_rule_revisions",
          "points_rules", // at most 100
          "points_subject_types",
          "products_products",
          "suggestions_assignments", // at most 200
          "suggestions_fields", // at most 100 of a product
          "suggestions_replies", // at most 100
          "suggestions_roadmaps", // the team makes them by hand
          "suggestions_statuses"); // so it does

  private static final Pattern DATA =
      Pattern.compile("^\\s*(SELECT|WITH|INSERT|UPDATE|DELETE|MERGE)\\b");

  private static final Pattern LIST = Pattern.compile("\\?(\\s*,\\s*\\?)+");

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final String OWN = locationOf(ScanCheck.class);

  /**
   * Reads the plan of a statement.
   *
   * @see HsqldbPlan
   * @see PostgresPlan
   */
  interface Plans {
    /** Returns the tables that the statement reads without a condition that an index answers. */
    List<String> scanned(String sql);
  }

  private record Found(String sql, String place) {}

  private final Plans plans;
  private final Predicate<Class<?>> isTest;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Queue<Found> waiting = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  ScanCheck(Plans plans) {
    this(plans, ScanCheck::isTest);
  }

  /** Takes for a module's code what is no test by the predicate. */
  ScanCheck(Plans plans, Predicate<Class<?>> isTest) {
    this.plans = plans;
    this.isTest = isTest;
  }

  <T> Work<T> listening(Work<T> work) {
    return handle -> {
      handle.setSqlLogger(this);
      return work.run(handle);
    };
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    String sql = context.getParsedSql().getSql();
    if (!DATA.matcher(sql).find()) {
      return;
    }
    String shape = LIST.matcher(sql).replaceAll("?");
    if (known.contains(shape)) {
      return;
    }
    Optional<String> place = STACK.walk(this::moduleCode);
    if (place.isPresent() && known.add(shape)) {
      waiting.add(new Found(sql, place.get()));
    }
  }

  /** The line of the module's code that runs the statement; empty where a test runs it itself. */
  private Optional<String> moduleCode(Stream<StackFrame> frames) {
    return frames
        .filter(frame -> frame.getClassName().startsWith("dev.millet."))
        .filter(frame -> !locationOf(frame.getDeclaringClass()).equals(OWN))
        .filter(frame -> !frame.getClassName().startsWith("dev.millet.database.engine."))
        .findFirst()
        .filter(frame -> !isTest.test(frame.getDeclaringClass()))
        .map(frame -> frame.toStackTraceElement().toString());
  }

  private static boolean isTest(Class<?> code) {
    return locationOf(code).contains("test-classes");
  }

  private static String locationOf(Class<?> code) {
    CodeSource source = code.getProtectionDomain().getCodeSource();
    return source == null ? "" : source.getLocation().getPath();
  }

  /** Throws where something that has run so far reads a whole table. */
  void requireNoScan() {
    for (Found found = waiting.poll(); found != null; found = waiting.poll()) {
      List<String> scanned =
          plans.scanned(found.sql()).stream().filter(table -> !FEW_ROWS.contains(table)).toList();
      if (!scanned.isEmpty()) {
        failures.add(
            "a write reads all of %s:%n%s%n  at %s".formatted(scanned, found.sql(), found.place()));
      }
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(
          String.join("\n\n", failures)
              + "\n\nAdd an index, read before the write, or take so many at a time.");
    }
  }
}
