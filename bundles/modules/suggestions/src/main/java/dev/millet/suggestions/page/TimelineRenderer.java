package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.lifecycle.ReleaseFact;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusCatalog;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells events in words.
 *
 * @param people whom they name, by id
 * @param former official answers as they read before, by id
 * @param releases the releases that they name, by the keys of the changes
 * @param links the suggestions that they name, by id, as far as the reader may see them
 * @param customs the products' own statuses
 */
record TimelineRenderer(
    Map<Long, Member> people,
    Map<Long, Html> former,
    Map<String, ReleaseFact> releases,
    Map<Long, CareView.Link> links,
    StatusCatalog customs) {

  /** First strong isolate and its end: a name of any script leaves the sentence in its order. */
  private static final String ISOLATED = "\u2068%s\u2069";

  List<CareView.Moment> of(List<Event> events) {
    return events.stream().map(this::moment).toList();
  }

  private CareView.Moment moment(Event event) {
    Member by = people.get(event.by());
    if (!event.releases().isEmpty()) {
      return release(event, by);
    }
    return switch (event.kind()) {
      case ASSIGNED -> assigned(event, by);
      case DUE_SET, DUE_MOVED, DUE_REMOVED -> due(event, by);
      case STATUS_CHANGED -> status(event, by);
      case MERGED, UNMERGED -> merged(event, by);
      case ANSWER_REVISED -> revised(event, by);
      default -> plain(event, by);
    };
  }

  /** Returns the key of a sentence: there is one for each kind, and one where nobody is named. */
  private static String key(String kind, Member by) {
    return "timeline." + kind + (by == null ? ".nobody" : "");
  }

  private CareView.Moment plain(Event event, Member by) {
    return moment(event, by, sentence(event.kind().word(), by), null);
  }

  private static CareView.Sentence sentence(String kind, Member by) {
    return new CareView.Sentence(key(kind, by), name(by), "", "");
  }

  private static CareView.Moment moment(
      Event event, Member face, CareView.Sentence sentence, CareView.Change change) {
    return new CareView.Moment(
        event.kind().word(), face, sentence, change, event.note(), event.at());
  }

  private CareView.Moment assigned(Event event, Member by) {
    Member owner = member(event.became());
    Member before = member(event.was());
    String kind =
        event.became() == null ? "unassigned" : event.was() == null ? "assigned" : "handed-over";
    String key = by != null && by.equals(owner) ? "timeline.taken" : key(kind, by);
    return moment(
        event,
        by == null ? owner : by,
        new CareView.Sentence(
            key,
            name(by),
            event.became() == null ? "" : name(owner),
            event.was() == null ? "" : name(before)),
        null);
  }

  private static CareView.Moment due(Event event, Member by) {
    LocalDate was = day(event.was());
    LocalDate day = day(event.became());
    boolean earlier = was != null && day != null && day.isBefore(was);
    return moment(
        event,
        by,
        sentence(earlier ? "due-earlier" : event.kind().word(), by),
        new CareView.DayChange(was, day));
  }

  private CareView.Moment merged(Event event, Member by) {
    return moment(
        event,
        by,
        sentence(event.kind().word(), by),
        new CareView.MergeChange(event.merged().map(links::get).orElse(null)));
  }

  private CareView.Moment status(Event event, Member by) {
    CareView.Link original = event.duplicateOf().map(links::get).orElse(null);
    return moment(
        event,
        by,
        sentence(event.kind().word(), by),
        new CareView.StatusChange(look(event.was()), look(event.became()), original));
  }

  private CareView.Moment release(Event event, Member by) {
    ReleaseFact fact = releases.get(event.became());
    ReleaseFact before = event.was() == null ? null : releases.get(event.was());
    boolean moved =
        fact != null && before != null && !before.release().id().equals(fact.release().id());
    return moment(
        event,
        by,
        sentence(moved ? "planned-moved" : event.kind().word(), by),
        fact == null
            ? null
            : new CareView.ReleaseChange(
                moved ? before.release() : null, fact.release(), fact.device()));
  }

  private CareView.Moment revised(Event event, Member by) {
    Html before = Event.id(event.was()).map(former::get).orElse(null);
    return moment(event, by, sentence(event.kind().word(), by), new CareView.Rewording(before));
  }

  private Member member(String id) {
    return Event.id(id).map(people::get).orElse(null);
  }

  private StatusLook look(String value) {
    return Event.customStatus(value)
        .flatMap(customs::find)
        .map(StatusLook::of)
        .or(
            () ->
                Optional.ofNullable(value)
                    .map(Event::status)
                    .flatMap(Status::of)
                    .map(StatusLook::of))
        .orElse(null);
  }

  private static LocalDate day(String value) {
    return value == null ? null : LocalDate.parse(value);
  }

  /** Returns a name fit for a sentence; null for somebody who is gone. */
  private static String name(Member member) {
    return member == null ? null : ISOLATED.formatted(member.displayName());
  }
}
