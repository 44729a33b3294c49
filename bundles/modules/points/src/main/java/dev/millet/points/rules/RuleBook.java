package dev.millet.points.rules;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.JournalType;
import dev.millet.points.formula.FormulaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The revisions of all rules, compiled. For an entry, a revision counts that was saved before it,
 * and of one rule the last of these. Used by one thread at a time.
 */
final class RuleBook {

  private final RuleStore store;
  private final KnownTypes types;
  private final RuleErrors errors;
  private RuleStore.Stamp stamp;
  private int typesAsOf;
  private Map<Long, List<Read>> rules = Map.of();
  private Map<Long, String> words = Map.of();
  private final Map<RuleRevision, Optional<CompiledRule>> compiled = new HashMap<>();

  /** A revision and what it says. */
  private record Read(RuleRevision revision, RuleTerms terms) {

    boolean isBefore(long position) {
      return revision.fromPosition() != null && revision.fromPosition() < position;
    }
  }

  RuleBook(RuleStore store, KnownTypes types, RuleErrors errors) {
    this.store = store;
    this.types = types;
    this.errors = errors;
  }

  /** Reads the rules again where they, or the types, have changed; on whichever node. */
  void refresh(Handle handle) {
    RuleStore.Stamp now = store.stamp(handle);
    if (!now.equals(stamp)) {
      Map<Long, List<Read>> read = new TreeMap<>();
      store
          .revisions(handle)
          .forEach((rule, all) -> read.put(rule, all.stream().map(each -> read(each)).toList()));
      rules = read;
      words = store.words(handle);
      stamp = now;
      compiled.clear();
    }
    if (typesAsOf != types.changes()) {
      typesAsOf = types.changes();
      compiled.clear();
    }
  }

  private Read read(RuleRevision revision) {
    return new Read(revision, store.terms(revision));
  }

  /** Returns whether no rule was ever in force. */
  boolean isEmpty() {
    return rules.values().stream()
        .flatMap(List::stream)
        .noneMatch(each -> each.revision().fromPosition() != null);
  }

  /** Returns the rules in force for an entry. */
  List<CompiledRule> of(JournalEntry entry) {
    List<CompiledRule> found = new ArrayList<>();
    for (List<Read> each : rules.values()) {
      inForce(each, entry.position())
          .filter(read -> read.terms().enabled() && read.terms().types().contains(entry.type()))
          .flatMap(this::compile)
          .ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Read> inForce(List<Read> all, long position) {
    return all.stream().filter(each -> each.isBefore(position)).reduce((before, next) -> next);
  }

  /** Returns where a rule began to count; empty where it does not yet. */
  Optional<Long> begin(long rule) {
    return rules.getOrDefault(rule, List.of()).stream()
        .map(each -> Optional.ofNullable(each.revision().fromPosition()))
        .findFirst()
        .flatMap(position -> position);
  }

  /** Returns what a rule says now; empty where it does not count yet, or cannot be compiled. */
  Optional<CompiledRule> latest(long rule) {
    return inForce(rules.getOrDefault(rule, List.of()), Long.MAX_VALUE).flatMap(this::compile);
  }

  /** Returns the label of the reason of what a rule gives. */
  String label(long rule) {
    return RuleNames.LABEL + words.getOrDefault(rule, Long.toString(rule));
  }

  /** Returns the terms of a rule as they were saved last, whether or not they count already. */
  RuleTerms saidLast(long rule) {
    List<Read> all = rules.get(rule);
    return all.get(all.size() - 1).terms();
  }

  /** Returns the terms of a revision of a rule. */
  RuleTerms said(long rule, int revision) {
    return rules.get(rule).stream()
        .filter(each -> each.revision().revision() == revision)
        .findFirst()
        .map(Read::terms)
        .orElseGet(() -> saidLast(rule));
  }

  private Optional<CompiledRule> compile(Read read) {
    return compiled.computeIfAbsent(read.revision(), revision -> compile(revision, read.terms()));
  }

  private Optional<CompiledRule> compile(RuleRevision revision, RuleTerms terms) {
    List<JournalType> described =
        terms.types().stream().map(types::find).flatMap(Optional::stream).toList();
    if (described.isEmpty()) {
      return Optional.empty();
    }
    try {
      CompiledRule rule = CompiledRule.of(revision.ruleId(), revision.revision(), terms, described);
      errors.forget(revision.ruleId());
      return Optional.of(rule);
    } catch (FormulaException e) {
      errors.note(revision.ruleId(), e.getMessage());
      return Optional.empty();
    }
  }
}
