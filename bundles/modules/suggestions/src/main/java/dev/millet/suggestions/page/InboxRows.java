package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.members.Member;
import dev.millet.api.products.Product;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.Promise;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the rows of the inbox: suggestions and people are asked for once for a whole page. */
final class InboxRows {

  private final Database database;
  private final Suggestions suggestions;
  private final Answers answers;
  private final Neighbours neighbours;
  private final Promise promise;
  private final InstantSource clock;

  InboxRows(PageParts parts) {
    this.database = parts.platform().database();
    this.suggestions = parts.suggestions();
    this.answers = parts.answers();
    this.neighbours = parts.neighbours();
    this.promise = parts.careServices().promise();
    this.clock = parts.platform().clock();
  }

  /**
   * Makes rows.
   *
   * @param names the products' names by id; empty where they say nothing
   * @param reader who reads; null for the operator
   */
  List<InboxModel.Row> of(
      List<Care> cares, Map<Long, String> names, Member reader, LocalDate today) {
    List<Long> wanted = cares.stream().map(Care::suggestionId).toList();
    Map<Long, Suggestion> found =
        database.read(handle -> suggestions.find(handle, wanted)).stream()
            .collect(Collectors.toMap(Suggestion::id, Function.identity()));
    List<Long> ids = new ArrayList<>();
    found.values().forEach(each -> ids.add(each.authorId()));
    cares.forEach(care -> ids.add(care.ownerId()));
    Map<Long, Member> people = answers.people(ids);
    Optional<Map<Subject, Long>> votes = neighbours.support(found.values());
    Map<Long, CustomStatus> own = answers.customs().of(found.values());
    Instant now = clock.instant();
    return cares.stream()
        .filter(care -> found.containsKey(care.suggestionId()))
        .map(
            care -> {
              Suggestion suggestion = found.get(care.suggestionId());
              return new InboxModel.Row(
                  suggestion,
                  StatusLook.of(suggestion.status(), own.get(suggestion.id())),
                  care,
                  names.get(suggestion.productId()),
                  new InboxModel.People(
                      people.get(suggestion.authorId()),
                      people.get(care.ownerId()),
                      reader != null && Objects.equals(care.ownerId(), reader.id())),
                  votes.map(all -> all.getOrDefault(suggestion.subject(), 0L)).orElse(null),
                  overdue(care.due(), today),
                  wait(care, now),
                  null);
            })
        .toList();
  }

  /** Returns the names of products where there is more than one. */
  static Map<Long, String> names(List<Product> all) {
    return all.size() < 2
        ? Map.of()
        : all.stream().collect(Collectors.toMap(Product::id, Product::name));
  }

  private static long overdue(LocalDate due, LocalDate today) {
    return due != null && due.isBefore(today) ? ChronoUnit.DAYS.between(due, today) : 0;
  }

  private InboxModel.Wait wait(Care care, Instant now) {
    if (care.exempt()) {
      return new InboxModel.Wait(
          "", "inbox.imported", HumanDuration.of(Duration.between(care.receivedAt(), now)));
    }
    Instant until = promise.deadline(care.receivedAt());
    if (care.answeredAt() != null) {
      Duration waited = Duration.between(care.receivedAt(), care.answeredAt());
      boolean kept = !care.answeredAt().isAfter(until);
      return new InboxModel.Wait(
          kept ? "status-good" : "", "inbox.answered", HumanDuration.of(waited));
    }
    if (now.isAfter(until)) {
      return new InboxModel.Wait(
          "status-bad", "inbox.exceeded", HumanDuration.of(Duration.between(until, now)));
    }
    Duration left = Duration.between(now, until);
    boolean soon = left.multipliedBy(2).compareTo(promise.within()) < 0;
    return new InboxModel.Wait(
        soon ? "status-warn" : "status-info", "inbox.left", HumanDuration.of(left.plusSeconds(59)));
  }
}
