package dev.millet.points.rules;

import dev.millet.api.journal.DescribedEntry;
import dev.millet.api.journal.JournalEffect.Kind;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.JournalType;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.points.formula.FormulaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks rules about entries. It knows no module: who did something, to whose subject, and what it
 * made or undid stands in the descriptions of the types.
 */
final class Evaluator {

  private final KnownTypes types;
  private final SubjectOwners owners;
  private final RuleErrors errors;

  /** An entry that concerns somebody, and the rules about it. */
  private record Read(DescribedEntry entry, List<CompiledRule> rules) {}

  Evaluator(KnownTypes types, SubjectOwners owners, RuleErrors errors) {
    this.types = types;
    this.owners = owners;
    this.errors = errors;
  }

  /**
   * Returns what rules find about entries, in their order; entries without findings are left out.
   *
   * @param rules the rules in force for an entry
   */
  List<EntryFindings> evaluate(
      List<JournalEntry> entries, Function<JournalEntry, List<CompiledRule>> rules) {
    List<Read> read = new ArrayList<>();
    for (JournalEntry entry : entries) {
      List<CompiledRule> about = rules.apply(entry);
      types
          .find(entry.type())
          .filter(type -> !about.isEmpty() || takesBack(type))
          .map(type -> new Read(type.read(entry), about))
          .ifPresent(read::add);
    }
    SubjectOwners.Present present = owners.present();
    Map<Subject, Long> authors = authors(read, present);
    return read.stream()
        .map(each -> findings(each, authors, present))
        .filter(found -> !found.isEmpty())
        .toList();
  }

  /** Returns whether entries of a type may undo or restore something. */
  private static boolean takesBack(JournalType type) {
    return type.effects().stream().anyMatch(effect -> effect.kind() != Kind.MAKES);
  }

  /** Looks the authors up that no entry names, all at once. */
  private static Map<Subject, Long> authors(List<Read> read, SubjectOwners.Present present) {
    Set<Subject> asked = new LinkedHashSet<>();
    for (Read each : read) {
      asked(each).ifPresent(asked::add);
    }
    Map<Subject, Long> authors = new LinkedHashMap<>();
    for (SubjectDescription described : present.subjects().described(asked).values()) {
      if (described.author() != null) {
        authors.put(described.subject(), described.author());
      }
    }
    return authors;
  }

  /** Returns the subject whose author decides what an entry earns, and is not in the entry. */
  private static Optional<Subject> asked(Read read) {
    boolean named = read.entry().author().isPresent();
    return read.rules().isEmpty() || named ? Optional.empty() : read.entry().subject();
  }

  private EntryFindings findings(
      Read read, Map<Subject, Long> authors, SubjectOwners.Present present) {
    DescribedEntry entry = read.entry();
    List<Candidate> grants = new ArrayList<>();
    Optional<Subject> away = asked(read).filter(present::isAway);
    if (away.isEmpty() && !read.rules().isEmpty()) {
      Optional<Long> author = entry.author().or(() -> entry.subject().map(authors::get));
      for (CompiledRule rule : read.rules()) {
        candidate(rule, entry, author).ifPresent(grants::add);
      }
    }
    return new EntryFindings(
        entry.entry().position(),
        grants,
        entry.items(Kind.UNDOES),
        entry.items(Kind.RESTORES),
        away.map(subject -> waiting(entry, subject)).orElse(null));
  }

  private static WaitingEntry waiting(DescribedEntry entry, Subject subject) {
    return new WaitingEntry(
        entry.entry().position(),
        subject.type(),
        new WaitingEntry.Cause(subject.toString(), made(entry), entry.actor().orElse(null)),
        null);
  }

  private static String made(DescribedEntry entry) {
    List<String> made = entry.items(Kind.MAKES);
    return made.isEmpty() ? null : made.get(0);
  }

  private Optional<Candidate> candidate(
      CompiledRule rule, DescribedEntry entry, Optional<Long> author) {
    Optional<Long> recipient = rule.recipient(entry, author);
    if (recipient.isEmpty() || isOnOneself(rule, entry, author, recipient.get())) {
      return Optional.empty();
    }
    long amount;
    try {
      amount = rule.amount(entry.values());
    } catch (FormulaException e) {
      errors.note(rule.id(), entry.entry().position(), e);
      return Optional.empty();
    }
    return amount == 0
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                rule,
                entry.entry().position(),
                entry.entry().at(),
                recipient.get(),
                amount,
                entry.subject().map(Subject::toString).orElse(null),
                made(entry),
                entry.actor().orElse(null)));
  }

  /**
   * Whether somebody acts on what is their own, or gives points to themselves by acting on others'.
   * To make something is neither: a suggestion is its author's, and earns them points.
   */
  private static boolean isOnOneself(
      CompiledRule rule, DescribedEntry entry, Optional<Long> author, long recipient) {
    Optional<Long> actor = entry.actor();
    if (actor.isEmpty()) {
      return false;
    }
    boolean makesIt =
        entry
            .subject()
            .map(subject -> entry.items(Kind.MAKES).contains(subject.toString()))
            .orElse(false);
    if (makesIt) {
      return false;
    }
    return actor.equals(author) || !rule.isForActor() && actor.get() == recipient;
  }
}
