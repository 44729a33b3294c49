package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.voting.api.Ballots;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Knows what may be voted on: what a module's catalog describes as open, and the free types. */
final class Electorate {

  private final Set<String> freeTypes;
  private final Supplier<List<SubjectCatalog>> catalogs;
  private final VisibleSubjects visible;
  private final Guard guard;

  /**
   * Makes an electorate.
   *
   * @param catalogs the catalogs of the modules that are there now; asked once per use
   */
  Electorate(Collection<String> freeTypes, Supplier<List<SubjectCatalog>> catalogs, Guard guard) {
    this.freeTypes = Set.copyOf(freeTypes);
    this.catalogs = catalogs;
    this.visible = new VisibleSubjects(catalogs);
    this.guard = guard;
  }

  /**
   * Checks inside a write transaction that a subject can be voted on, and keeps it open until that
   * ends.
   *
   * @throws ProblemException 404 where it does not exist, 409 where it is closed
   */
  void holdOpen(Subject subject) {
    SubjectDescription held =
        catalog(subject.type()).isEmpty()
            ? describe(subject)
            : guard.holdSubject(subject).orElseThrow(() -> missing(subject));
    if (!held.isOpen(Ballots.VOTES)) {
      throw Problem.of(
              409,
              "voting.closed",
              "Voting is closed",
              "Voting on " + subject + " has ended; the votes cast so far stay.")
          .toException();
    }
  }

  /**
   * Returns the description of a subject. One of a free type goes by its id and has no page.
   *
   * @throws ProblemException 404 where it does not exist
   */
  SubjectDescription describe(Subject subject) {
    return Optional.ofNullable(describe(List.of(subject)).get(subject))
        .orElseThrow(() -> missing(subject));
  }

  private static ProblemException missing(Subject subject) {
    return Problem.notFound("There is no " + subject + ".").toException();
  }

  /** Returns the descriptions of those of the subjects that may be voted on or have been. */
  Map<Subject, SubjectDescription> describe(Collection<Subject> subjects) {
    Map<Subject, SubjectDescription> known = visible.described(subjects);
    for (Subject subject : subjects) {
      if (freeTypes.contains(subject.type()) && catalog(subject.type()).isEmpty()) {
        SubjectDescription free = SubjectDescription.of(subject, subject.id(), null);
        known.put(subject, free.withOpen(Ballots.VOTES));
      }
    }
    return known;
  }

  /** Returns those of the subjects that a reader may see, in their order. */
  List<Subject> shown(Identity reader, List<Subject> subjects) {
    return shown(visible.of(reader, subjects));
  }

  /**
   * Returns those of the subjects that readers may know of: all but those that the module of their
   * type does not describe, since they are gone or moderators have hidden them.
   */
  List<Subject> shown(Collection<Subject> subjects) {
    Set<Subject> known = visible.described(subjects).keySet();
    return subjects.stream()
        .filter(each -> known.contains(each) || catalog(each.type()).isEmpty())
        .toList();
  }

  /**
   * Checks that readers may know of a subject.
   *
   * @throws ProblemException 404 where they may not
   */
  Subject requireShown(Subject subject) {
    if (shown(List.of(subject)).isEmpty()) {
      throw missing(subject);
    }
    return subject;
  }

  private Optional<SubjectCatalog> catalog(String type) {
    return catalogs.get().stream().filter(catalog -> catalog.type().equals(type)).findFirst();
  }
}
