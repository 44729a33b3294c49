package dev.millet.suggestions.http;

import dev.millet.api.gateway.Request;
import dev.millet.api.json.RawJson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Product;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.http.ImagesApi.ImageAnswer;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.lifecycle.ReleaseState;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes answers of what is stored: authors and slots are asked for once for a whole list. */
public final class Answers {

  private final Members members;
  private final Slots slots;
  private final Gallery gallery;
  private final Neighbours neighbours;
  private final ReleaseFacts releases;
  private final CustomStatuses customs;
  private final ProductFields fields;

  /** The status and the values that a suggestion has of what its product added; null for none. */
  private record Own(CustomStatusAnswer status, Map<String, String> fields) {}

  public Answers(
      Members members,
      Slots slots,
      Gallery gallery,
      Neighbours neighbours,
      ReleaseFacts releases,
      CustomStatuses customs,
      ProductFields fields) {
    this.members = members;
    this.slots = slots;
    this.gallery = gallery;
    this.neighbours = neighbours;
    this.releases = releases;
    this.customs = customs;
    this.fields = fields;
  }

  /** Returns the products' own fields. */
  public ProductFields fields() {
    return fields;
  }

  /** Returns the products' own statuses. */
  public CustomStatuses customs() {
    return customs;
  }

  /**
   * Answers a list.
   *
   * @param slugs the products' slugs by id
   */
  List<SuggestionAnswer> list(
      Request request, List<Suggestion> suggestions, Map<Long, String> slugs) {
    if (suggestions.isEmpty()) {
      return List.of();
    }
    Map<Long, Member> people =
        people(suggestions.stream().flatMap(each -> Stream.of(named(each))).toList());
    List<Map<String, RawJson>> parts =
        slots.answer(request, Slots.VOTE, suggestions.stream().map(Suggestion::subject).toList());
    Optional<Map<Subject, Integer>> counts = neighbours.commentCounts(suggestions);
    Map<Long, ReleaseState> states =
        releases.states(suggestions.stream().map(Suggestion::id).toList());
    Map<Long, CustomStatus> own = customs.of(suggestions);
    Map<Long, FieldValues> filled = fields.of(suggestions.stream().map(Suggestion::id).toList());
    List<SuggestionAnswer> answers = new ArrayList<>(suggestions.size());
    for (int i = 0; i < suggestions.size(); i++) {
      Suggestion suggestion = suggestions.get(i);
      answers.add(
          answer(
              suggestion,
              slugs.get(suggestion.productId()),
              null,
              null,
              own(suggestion, own.get(suggestion.id()), filled.get(suggestion.id())),
              people,
              ReleasesAnswer.of(states.get(suggestion.id())),
              counts.map(each -> each.getOrDefault(suggestion.subject(), 0)).orElse(null),
              parts.get(i)));
    }
    return answers;
  }

  /** Answers one suggestion with its full text. */
  SuggestionAnswer one(Request request, Suggestion suggestion, String slug, String body) {
    Map<String, RawJson> part =
        slots.answer(request, Slots.VOTE, List.of(suggestion.subject())).get(0);
    Map<Long, Member> people = people(Arrays.asList(named(suggestion)));
    List<ImageAnswer> images = gallery.of(suggestion.id()).stream().map(ImageAnswer::of).toList();
    Integer count =
        neighbours
            .commentCounts(List.of(suggestion))
            .map(each -> each.getOrDefault(suggestion.subject(), 0))
            .orElse(null);
    ReleasesAnswer in = ReleasesAnswer.of(releases.state(suggestion.id()));
    FieldValues filled = fields.of(List.of(suggestion.id())).get(suggestion.id());
    Own own = own(suggestion, customs.of(suggestion), filled);
    return answer(suggestion, slug, body, images, own, people, in, count, part);
  }

  /** Returns the list that a request asks for. */
  public ListQuery query(Request request, List<Product> products, boolean voting) {
    return ListQuery.of(request, products, members, customs.catalog(), fields.catalog(), voting);
  }

  private static Own own(Suggestion suggestion, CustomStatus status, FieldValues filled) {
    Map<String, String> values = new LinkedHashMap<>();
    (filled == null ? FieldValues.NONE : filled)
        .of(suggestion.productId())
        .forEach(each -> values.put(each.field().slug(), each.value()));
    return new Own(CustomStatusAnswer.of(status), values.isEmpty() ? null : values);
  }

  /** Returns the people who wrote, by id; nulls are nobody. */
  public Map<Long, Member> people(Collection<Long> ids) {
    Set<Long> wanted = ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    return new HashMap<>(wanted.isEmpty() ? Map.of() : members.byIds(wanted));
  }

  /** Returns the ids of the people whom a suggestion names; may have nulls. */
  private static Long[] named(Suggestion suggestion) {
    return new Long[] {suggestion.authorId(), suggestion.ownerId()};
  }

  private static SuggestionAnswer answer(
      Suggestion suggestion,
      String slug,
      String body,
      List<ImageAnswer> images,
      Own own,
      Map<Long, Member> people,
      ReleasesAnswer releases,
      Integer comments,
      Map<String, RawJson> part) {
    return new SuggestionAnswer(
        suggestion.id(),
        slug,
        suggestion.title(),
        suggestion.excerpt(),
        body,
        images,
        suggestion.status().word(),
        own.status(),
        suggestion.tags(),
        own.fields(),
        Person.of(people.get(suggestion.authorId())),
        Person.of(people.get(suggestion.ownerId())),
        suggestion.due() == null ? null : suggestion.due().toString(),
        suggestion.createdAt(),
        suggestion.updatedAt(),
        releases,
        comments,
        suggestion.version(),
        part);
  }
}
