package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The rules and their revisions in the database, in the transaction of the given handle. */
final class RuleStore {

  /** The row of {@link Progress} that belongs to no rule: how far all rules have come. */
  static final long EVERY_RULE = 0;

  private final Database database;
  private final Json json;
  private final Table<Rule> rules;
  private final Table<RuleRevision> revisions;
  private final Table<Progress> progress;

  /**
   * How far a rule has come with the past, or all rules with what happens.
   *
   * @param points how many it gave
   */
  record Progress(long ruleId, long position, long points, boolean finished) {}

  /** Tells whether revisions were added or came into force. */
  record Stamp(long saved, long active) {}

  RuleStore(Database database, Json json) {
    this.database = database;
    this.json = json;
    this.rules = database.table("points_rules", Rule.class).generated("id");
    this.revisions =
        database.table("points_rule_revisions", RuleRevision.class).key("rule_id", "revision");
    this.progress = database.table("points_rule_progress", Progress.class).key("rule_id");
  }

  Stamp stamp(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT COUNT(r.rule_id) AS saved, COUNT(r.from_position) AS active
              FROM points_rule_revisions r
            """)
        .map((row, context) -> new Stamp(row.getLong("saved"), row.getLong("active")))
        .one();
  }

  /** Returns all revisions by rule, the oldest first. */
  Map<Long, List<RuleRevision>> revisions(Handle handle) {
    String sql = "SELECT <columns> FROM points_rule_revisions ORDER BY rule_id, revision";
    return revisions.select(handle, sql, query -> query).stream()
        .collect(Collectors.groupingBy(RuleRevision::ruleId, TreeMap::new, Collectors.toList()));
  }

  /** Returns the rules as they were saved last, in the order in which they were added. */
  List<SavedRule> all(Handle handle) {
    Map<Long, List<RuleRevision>> saved = revisions(handle);
    Map<Long, Progress> filled =
        progress
            .select(handle, "SELECT <columns> FROM points_rule_progress", query -> query)
            .stream()
            .collect(Collectors.toMap(Progress::ruleId, Function.identity()));
    List<SavedRule> all = new ArrayList<>();
    for (Rule rule :
        rules.select(handle, "SELECT <columns> FROM points_rules ORDER BY id", query -> query)) {
      List<RuleRevision> own = saved.getOrDefault(rule.id(), List.of());
      if (!own.isEmpty()) {
        all.add(saved(rule, own.get(own.size() - 1), filled.get(rule.id())));
      }
    }
    return all;
  }

  Optional<SavedRule> find(Handle handle, long id) {
    return all(handle).stream().filter(rule -> rule.id() == id).findFirst();
  }

  private SavedRule saved(Rule rule, RuleRevision last, Progress filled) {
    return new SavedRule(
        rule.id(),
        rule.word(),
        last.revision(),
        terms(last),
        last.fromPosition() != null,
        last.savedBy(),
        last.savedAt(),
        filled == null
            ? null
            : new SavedRule.BackFill(filled.position(), filled.points(), filled.finished()));
  }

  RuleTerms terms(RuleRevision revision) {
    return json.read(revision.terms(), RuleTerms.class);
  }

  Rule add(Handle handle, String word) {
    return rules.insert(handle, new Rule(0, word, database.now()));
  }

  /** Returns the words of the rules that are there from the beginning, by rule. */
  Map<Long, String> words(Handle handle) {
    return rules
        .select(handle, "SELECT <columns> FROM points_rules WHERE word IS NOT NULL", query -> query)
        .stream()
        .collect(Collectors.toMap(Rule::id, Rule::word));
  }

  boolean isWordTaken(Handle handle, String word) {
    return handle
        .createQuery("SELECT r.id FROM points_rules r WHERE r.word = :word")
        .bind("word", word)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Adds a revision; returns whether nobody else added it at the same time. */
  boolean add(Handle handle, long rule, int revision, RuleTerms terms, Long by) {
    return revisions.insertIfAbsent(
        handle, new RuleRevision(rule, revision, null, json.write(terms), by, database.now()));
  }

  /** Puts a revision into force from a place in the journal on. */
  void activate(Handle handle, long rule, int revision, long position) {
    handle
        .createUpdate(
            """
            UPDATE points_rule_revisions SET from_position = :position
             WHERE rule_id = :rule AND revision = :revision AND from_position IS NULL
            """)
        .bind("position", position)
        .bind("rule", rule)
        .bind("revision", revision)
        .execute();
  }

  /**
   * Locks how far all rules have come, and returns it: whoever grants by rules does so first, so
   * that the rules and a back-fill take turns.
   */
  long lockProgress(Handle handle) {
    Optional<Progress> found = progress.lock(handle, EVERY_RULE);
    if (found.isEmpty()) {
      progress.insertIfAbsent(handle, new Progress(EVERY_RULE, 0, 0, false));
      found = progress.lock(handle, EVERY_RULE);
    }
    return found.orElseThrow().position();
  }

  Optional<Progress> progress(Handle handle, long rule) {
    return progress.find(handle, rule);
  }

  boolean begin(Handle handle, long rule) {
    return progress.insertIfAbsent(handle, new Progress(rule, 0, 0, false));
  }

  void move(Handle handle, Progress now) {
    handle
        .createUpdate(
            """
            UPDATE points_rule_progress
               SET position = :position, points = :points, finished = :finished
             WHERE rule_id = :rule
            """)
        .bind("position", now.position())
        .bind("points", now.points())
        .bind("finished", now.finished())
        .bind("rule", now.ruleId())
        .execute();
  }

  /** Returns the rules whose back-fill has not finished. */
  List<Progress> unfinished(Handle handle) {
    return progress.select(
        handle,
        """
        SELECT <columns> FROM points_rule_progress
         WHERE rule_id > 0 AND finished = FALSE ORDER BY rule_id
        """,
        query -> query);
  }
}
