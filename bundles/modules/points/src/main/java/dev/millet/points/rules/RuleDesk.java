package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalField;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.members.Member;
import dev.millet.points.formula.FormulaError;
import dev.millet.points.formula.FormulaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Saves rules. Each saving is a revision, and an entry of the journal: it counts for what happens
 * behind that entry, and changes nothing that was given.
 */
final class RuleDesk {

  /** The journal type of {@link Saved}. */
  static final String SAVED = "points.rule-saved";

  private static final int MAX_RULES = 100;

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final JournalTypes types;
  private final RuleStore store;

  /**
   * A rule was saved.
   *
   * @param by null for the platform
   */
  record Saved(long rule, int revision, Long by) {}

  RuleDesk(Database database, Journal journal, Guard guard, JournalTypes types, RuleStore store) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.types = types;
    this.store = store;
  }

  List<SavedRule> all() {
    return database.read(store::all);
  }

  /** Returns a rule; throws 404 if it is unknown. */
  SavedRule require(long id) {
    return database.read(handle -> store.find(handle, id)).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(long id) {
    return Problem.notFound("There is no rule " + id + ".").toException();
  }

  /**
   * Adds a rule.
   *
   * @throws ProblemException 422 where a formula or a field is wrong, 409 where there are too many
   */
  SavedRule add(RuleTerms terms, Member by) {
    requireName(null, terms);
    requireRight(terms);
    long id =
        database.write(
            handle -> {
              guard.memberActive(by.id());
              if (store.all(handle).size() >= MAX_RULES) {
                throw Problem.of(
                        409,
                        "points.too-many-rules",
                        "There are too many rules",
                        "A programme has at most " + MAX_RULES + " rules. Change one instead.")
                    .toException();
              }
              return save(handle, store.add(handle, null).id(), 1, terms, by.id());
            });
    return require(id);
  }

  /** Adds a rule that is there from the beginning, where it was not added before. */
  void addDefault(String word, RuleTerms terms) {
    database.write(
        handle -> {
          if (!store.isWordTaken(handle, word)) {
            save(handle, store.add(handle, word).id(), 1, terms, null);
          }
          return null;
        });
  }

  /** Saves a rule that the configuration sets, as it says now. */
  void fix(String word, RuleTerms terms) {
    database.write(
        handle -> {
          Optional<SavedRule> there =
              store.all(handle).stream().filter(each -> word.equals(each.word())).findFirst();
          return there.isEmpty()
              ? save(handle, store.add(handle, word).id(), 1, terms, null)
              : there.get().terms().equals(terms)
                  ? there.get().id()
                  : save(handle, there.get().id(), there.get().revision() + 1, terms, null);
        });
  }

  /** Returns whether a module is away whose entries a rule names. */
  boolean isWaiting(RuleTerms terms) {
    return terms.types().stream().anyMatch(each -> types.find(each).isEmpty());
  }

  /**
   * Changes a rule from now on.
   *
   * @param read the revision that was read
   * @throws ProblemException 412 where it was changed meanwhile, else as {@link #add}
   */
  SavedRule change(long id, int read, RuleTerms terms, Member by) {
    requireRight(terms);
    database.write(
        handle -> {
          guard.memberActive(by.id());
          SavedRule now = store.find(handle, id).orElseThrow(() -> unknown(id));
          requireNotFixed(now);
          requireName(now.word(), terms);
          if (now.revision() != read) {
            throw changedMeanwhile();
          }
          return save(handle, id, read + 1, terms, by.id());
        });
    return require(id);
  }

  private static void requireNotFixed(SavedRule rule) {
    if (rule.isFixed()) {
      throw Problem.of(
              409,
              "points.rule-fixed",
              "The configuration sets this rule",
              "Change it in points.rules.fixed.")
          .toException();
    }
  }

  private long save(Handle handle, long id, int revision, RuleTerms terms, Long by) {
    if (!store.add(handle, id, revision, terms, by)) {
      throw changedMeanwhile();
    }
    journal.append(SAVED, new Saved(id, revision, by));
    return id;
  }

  private static ProblemException changedMeanwhile() {
    return Problem.of(
            412,
            "changed-meanwhile",
            "Changed by someone else meanwhile",
            "Read the rule again, and save your change then.")
        .toException();
  }

  /**
   * Begins to give what the rule would have given for the past.
   *
   * @throws ProblemException 409 where that was done already, or the rule is off
   */
  SavedRule backFill(long id, Member by) {
    SavedRule rule = require(id);
    if (!rule.terms().enabled()) {
      throw Problem.of(
              409, "points.rule-off", "The rule is off", "Switch it on before you back-fill it.")
          .toException();
    }
    requireRight(rule.terms());
    boolean begun =
        database.write(
            handle -> {
              guard.memberActive(by.id());
              return store.begin(handle, id);
            });
    if (!begun) {
      throw Problem.of(
              409,
              "points.back-filled",
              "The rule was back-filled already",
              "A rule is back-filled once.")
          .toException();
    }
    return require(id);
  }

  /** Refuses a rule without a name that members could read; only ours are named by their words. */
  private static void requireName(String word, RuleTerms terms) {
    if (word == null && terms.name().isEmpty()) {
      throw invalid("name", "missing", "Give the rule a name that members read.");
    }
  }

  /**
   * Checks terms against the types that modules describe now.
   *
   * @throws ProblemException 422 with the field and, in formulas, line and column
   */
  void requireRight(RuleTerms terms) {
    Optional<ProblemException> wrong = wrong(terms);
    if (wrong.isPresent()) {
      throw wrong.get();
    }
  }

  private Optional<ProblemException> wrong(RuleTerms terms) {
    List<JournalType> described = new ArrayList<>();
    for (String name : terms.types()) {
      Optional<JournalType> type = types.find(name);
      if (type.isEmpty()) {
        return Optional.of(
            invalid("types", "unknown-type", "No module describes the journal type " + name + "."));
      }
      described.add(type.get());
    }
    List<JournalField> fields = CompiledRule.fields(described);
    if (!isRecipient(terms.recipient(), described, fields)) {
      return Optional.of(
          invalid(
              "recipient",
              "unknown-recipient",
              "The entries do not tell who " + terms.recipient() + " is."));
    }
    try {
      CompiledRule.of(
          0,
          0,
          new RuleTerms(
              terms.name(),
              terms.types(),
              terms.condition(),
              terms.recipient(),
              "1",
              terms.kind(),
              terms.caps(),
              terms.delayHours(),
              true),
          described);
    } catch (FormulaException e) {
      return Optional.of(invalid("condition", "formula", told(e)));
    }
    try {
      CompiledRule.of(0, 0, terms, described);
    } catch (FormulaException e) {
      return Optional.of(invalid("amount", "formula", told(e)));
    }
    return Optional.empty();
  }

  private static boolean isRecipient(
      String recipient, List<JournalType> described, List<JournalField> fields) {
    return switch (recipient) {
      case RuleTerms.ACTOR -> described.stream().allMatch(type -> type.actor().isPresent());
      case RuleTerms.AUTHOR ->
          described.stream()
              .allMatch(type -> type.author().isPresent() || type.subject().isPresent());
      default -> fields.contains(new JournalField(recipient, JournalField.Kind.MEMBER));
    };
  }

  private static String told(FormulaException wrong) {
    FormulaError first = wrong.errors().get(0);
    return "Line %s, column %s: %s".formatted(first.line(), first.column(), first.message());
  }

  private static ProblemException invalid(String field, String code, String text) {
    return Problem.invalid(field, code, text).toException();
  }
}
