package dev.millet.points.rules;

import dev.millet.api.journal.DescribedEntry;
import dev.millet.api.journal.JournalEffect.Kind;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.JournalType;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
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
  private final VisibleSubjects subjects;
  private final RuleErrors errors;

  /** An entry that concerns somebody, and the rules about it. */
  private record Read(DescribedEntry entry, List<CompiledRule> rules) {}

  Evaluator(KnownTypes types, VisibleSubjects subjects, RuleErrors errors) {
    this.types = types;
    this.subjects = subjects;
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
    Map<Subject, Long> authors = authors(read);
    return read.stream()
        .map(each -> findings(each, authors))
        .filter(found -> !found.isEmpty())
        .toList();
  }

  /** Returns whether entries of a type may undo or restore something. */
  private static boolean takesBack(JournalType type) {
    return type.effects().stream().anyMatch(effect -> effect.kind() != Kind.MAKES);
  }

  /** Looks the authors up that no entry names, all at once. */
  private Map<Subject, Long> authors(List<Read> read) {
    Set<Subject> asked = new LinkedHashSet<>();
    for (Read each : read) {
      if (!each.rules().isEmpty() && each.entry().author().isEmpty()) {
        each.entry().subject().ifPresent(asked::add);
      }
    }
    Map<Subject, Long> authors = new LinkedHashMap<>();
    for (SubjectDescription described : subjects.described(asked).values()) {
      if (described.author() != null) {
        authors.put(described.subject(), described.author());
      }
    }
    return authors;
  }

  private EntryFindings findings(Read read, Map<Subject, Long> authors) {
    DescribedEntry entry = read.entry();
    List<Candidate> grants = new ArrayList<>();
    if (!read.rules().isEmpty()) {
      Optional<Long> author = entry.author().or(() -> entry.subject().map(authors::get));
      for (CompiledRule rule : read.rules()) {
        candidate(rule, entry, author).ifPresent(grants::add);
      }
    }
    return new EntryFindings(
        entry.entry().position(), grants, entry.items(Kind.UNDOES), entry.items(Kind.RESTORES));
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
    List<String> made = entry.items(Kind.MAKES);
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
                made.isEmpty() ? null : made.get(0),
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
