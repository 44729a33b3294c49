package dev.millet.moderation;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The items of the modules that are there. */
final class Items {

  private final Supplier<List<Moderated>> owners;

  /**
   * Makes a view of the owners.
   *
   * @param owners those that are there now; asked once per use
   */
  Items(Supplier<List<Moderated>> owners) {
    this.owners = owners;
  }

  /** Returns the subject in the path; 404 where it cannot be one. */
  static Subject subject(Request request) {
    try {
      return new Subject(request.parameter("type"), request.parameter("id"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(e.getMessage() + ".").toException();
    }
  }

  List<Moderated> owners() {
    return owners.get();
  }

  Optional<Moderated> find(String type) {
    return owners.get().stream().filter(each -> each.type().equals(type)).findFirst();
  }

  /** Returns the owner of the items of a type; 404 if it does not exist. */
  Moderated owner(String type) {
    return find(type)
        .orElseThrow(
            () -> Problem.notFound("There is no " + type + " to moderate here.").toException());
  }

  /** Describes an item; 404 if it does not exist. */
  ModeratedItem require(Subject subject) {
    return Optional.ofNullable(owner(subject.type()).find(List.of(subject.id())).get(subject.id()))
        .orElseThrow(() -> unknown(subject));
  }

  static RuntimeException unknown(Subject subject) {
    return Problem.notFound("There is no " + subject + ".").toException();
  }

  /** Describes those of the subjects that are known, once for each type. */
  Map<Subject, ModeratedItem> describe(Collection<Subject> subjects) {
    Map<Subject, ModeratedItem> known = new HashMap<>();
    byType(subjects)
        .forEach(
            (type, ids) ->
                find(type).stream()
                    .flatMap(owner -> owner.find(ids).values().stream())
                    .forEach(each -> known.put(each.subject(), each)));
    return known;
  }

  /** Returns those of the items that a reader must not see whatever moderators decided. */
  Set<Subject> hidden(Identity reader, Collection<Subject> subjects) {
    Set<Subject> hidden = new HashSet<>();
    byType(subjects)
        .forEach(
            (type, ids) ->
                find(type).stream()
                    .flatMap(owner -> owner.hidden(reader, ids).stream())
                    .forEach(id -> hidden.add(new Subject(type, id))));
    return hidden;
  }

  /** Returns the ids of subjects by their type, each once. */
  static Map<String, List<String>> byType(Collection<Subject> subjects) {
    return subjects.stream()
        .distinct()
        .collect(
            Collectors.groupingBy(
                Subject::type, Collectors.mapping(Subject::id, Collectors.toList())));
  }
}
