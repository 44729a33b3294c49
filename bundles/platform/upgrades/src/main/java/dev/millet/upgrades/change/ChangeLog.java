package dev.millet.upgrades.change;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.guard.Guard;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The audit trail: who changed what, when, step by step. What is noted is never changed. */
public final class ChangeLog {

  /** Of the column, in characters. */
  private static final int MAX_TEXT_LENGTH = 4_000;

  private static final String SEPARATOR = "\u001f";
  private static final int MAX_ARGUMENTS_LENGTH = 4_000;

  /**
   * A change of the past.
   *
   * @param memberId who made it; null for the operator, and for somebody whose account is gone
   * @param byOperator whether the operator made it; null where that was not noted
   * @param modules what was done, as {@code action module from -> to}, joined by commas
   * @param endedAt null where the process ended first
   * @param outcome null where the process ended first
   */
  public record Entry(
      long id,
      Long memberId,
      Boolean byOperator,
      String modules,
      Instant startedAt,
      Instant endedAt,
      String outcome) {}

  private static final int CHUNK = 200;

  private final Table<Entry> changes;
  private final Keyset<Entry> newest;

  private final Database database;
  private final Guard guard;

  public ChangeLog(Database database, Guard guard) {
    this.database = database;
    this.guard = guard;
    this.changes = database.table("upgrades_changes", Entry.class).generated("id");
    this.newest = changes.keyset("changes").descending("id");
  }

  /**
   * Notes that a change begins.
   *
   * @param memberId who makes it; null for the operator
   * @throws dev.millet.api.gateway.ProblemException 403 where their account is gone or suspended
   */
  long begin(Plan plan, Long memberId, Instant at) {
    String modules = modules(plan);
    return database.write(
        handle -> {
          if (memberId != null) {
            guard.memberActive(memberId);
          }
          return handle
              .createUpdate(
                  """
                    INSERT INTO upgrades_changes (plan_id, member_id, by_operator, modules,
                      started_at)
                    VALUES (:plan, :member, :operator, :modules, :at)
                    """)
              .bind("plan", plan.id())
              .bind("member", memberId)
              .bind("operator", memberId == null)
              .bind("modules", modules)
              .bind("at", column(at))
              .executeAndReturnGeneratedKeys("id")
              .map((row, context) -> row.getLong(1))
              .one();
        });
  }

  /**
   * Returns what a plan does, as {@code action module from -> to}, joined by commas; what has no
   * room in the trail is left out.
   */
  public static String modules(Plan plan) {
    Stream<String> items =
        plan.items().stream()
            .map(item -> move(item.action().word(), item.module(), item.from(), item.to()));
    Stream<String> shared =
        plan.shared().stream()
            .map(
                each ->
                    move(
                        each.from() == null ? "bring" : "share",
                        each.symbolicName(),
                        each.from(),
                        each.to()));
    StringBuilder written = new StringBuilder();
    for (String move : Stream.concat(items, shared).toList()) {
      String next = (written.isEmpty() ? "" : ", ") + move;
      // a feature may bring hundreds; the modules come first
      if (written.length() + next.length() <= MAX_TEXT_LENGTH) {
        written.append(next);
      }
    }
    return written.toString();
  }

  private static String move(String action, String name, String from, String to) {
    return "%s %s %s -> %s"
        .formatted(action, name, from == null ? "-" : from, to == null ? "-" : to);
  }

  void record(long change, StepReport report) {
    ModuleProblem problem = report.problem();
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO upgrades_reports (change_id, number, step, state, reported_at, code,
                      arguments)
                    VALUES (:change, :number, :step, :state, :at, :code, :arguments)
                    """)
                .bind("change", change)
                .bind("number", report.number())
                .bind("step", report.step().word())
                .bind("state", report.state().word())
                .bind("at", column(report.at()))
                .bind("code", problem == null ? null : problem.code())
                .bind("arguments", problem == null ? null : joined(problem))
                .execute());
  }

  private static String joined(ModuleProblem problem) {
    String all = String.join(SEPARATOR, problem.arguments());
    return all.substring(0, Math.min(all.length(), MAX_ARGUMENTS_LENGTH));
  }

  void end(long change, Change.Outcome outcome, Instant at) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "UPDATE upgrades_changes SET ended_at = :at, outcome = :outcome WHERE id = :id")
                .bind("id", change)
                .bind("at", column(at))
                .bind("outcome", outcome.word())
                .execute());
  }

  /** The changes, the newest first. */
  public Slice<Entry> newest(ListRequest list) {
    String sql = "SELECT <columns> FROM upgrades_changes WHERE <after> <order>";
    return database.read(handle -> newest.slice(handle, list, sql));
  }

  /** One change; empty if the id is unknown. */
  public Optional<Entry> find(long id) {
    return database.read(handle -> changes.find(handle, id));
  }

  /** Every change that a member made, the newest first. */
  public List<Entry> by(long member) {
    String sql =
        "SELECT <columns> FROM upgrades_changes WHERE member_id = :member ORDER BY id DESC";
    return database.read(
        handle -> changes.select(handle, sql, query -> query.bind("member", member)));
  }

  /**
   * Takes the name of a deleted account off some of its changes.
   *
   * @return whether none is left
   */
  public boolean eraseSome(long member) {
    return erase(member, CHUNK);
  }

  /**
   * Takes a member's name off some of their changes.
   *
   * @return whether none is left
   */
  boolean erase(long member, int limit) {
    return database.write(
        handle -> {
          List<Long> some =
              handle
                  .createQuery(
                      """
                      SELECT c.id FROM upgrades_changes c WHERE c.member_id = :member
                       ORDER BY c.member_id, c.id FETCH FIRST :limit ROWS ONLY
                      """)
                  .bind("member", member)
                  .bind("limit", limit)
                  .mapTo(Long.class)
                  .list();
          for (long change : some) {
            handle
                .createUpdate("UPDATE upgrades_changes SET member_id = NULL WHERE id = :id")
                .bind("id", change)
                .execute();
          }
          return some.size() < limit;
        });
  }

  /** Returns what happened in a change, in order. */
  public List<StepReport> reports(long change) {
    return database.read(handle -> reports(handle, change));
  }

  private static List<StepReport> reports(Handle handle, long change) {
    return handle
        .createQuery(
            """
            SELECT r.number, r.step, r.state, r.reported_at, r.code, r.arguments
              FROM upgrades_reports r
             WHERE r.change_id = :change
             ORDER BY r.number
            """)
        .bind("change", change)
        .map(
            (row, context) ->
                new StepReport(
                    row.getInt("number"),
                    Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                    StepState.of(row.getString("state")),
                    instant(row.getObject("reported_at", OffsetDateTime.class)),
                    problem(row.getString("code"), row.getString("arguments"))))
        .list();
  }

  private static ModuleProblem problem(String code, String arguments) {
    return code == null
        ? null
        : new ModuleProblem(code, Arrays.asList(arguments.split(SEPARATOR, -1)));
  }

  private static Instant instant(OffsetDateTime column) {
    return column == null ? null : column.toInstant();
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
