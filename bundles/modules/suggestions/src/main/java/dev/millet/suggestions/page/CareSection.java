package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.care.Proposals.Proposal;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.lifecycle.ReleaseFact;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.suggestion.VisibleSuggestions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads and shows how a suggestion is taken care of. */
final class CareSection {

  private static final int EVENTS = ListRequest.MAX_LIMIT;
  private static final int DUPLICATES = 20;

  private final CareServices careServices;
  private final Suggestions suggestions;
  private final VisibleSuggestions visible;
  private final Answers answers;
  private final Pages pages;
  private final Mentions mentions;
  private final Markdown markdown;
  private final DeskSection desk;
  private final ReleaseFacts releases;
  private final InstantSource clock;

  /**
   * The values that were read.
   *
   * @param texts the official answer as it reads now and as it read before
   * @param related the suggestion that this one duplicates, and those that duplicate this one
   * @param mentioned the visible suggestions that events tell of
   * @param proposals what members propose to merge it into, with these suggestions, for the team
   * @param releases the releases that events name, by the keys of the changes
   */
  record Found(
      SuggestionWithCare withCare,
      Slice<Event> events,
      List<OfficialAnswer> texts,
      List<Suggestion> related,
      List<Suggestion> mentioned,
      List<Proposal> proposals,
      Map<String, ReleaseFact> releases) {}

  CareSection(PageParts parts) {
    this.careServices = parts.careServices();
    this.suggestions = parts.suggestions();
    this.visible =
        new VisibleSuggestions(
            parts.platform().database(), parts.suggestions(), parts.platform().products());
    this.answers = parts.answers();
    this.pages = parts.display().pages();
    this.mentions = parts.platform().mentions();
    this.markdown = parts.display().markdown();
    this.desk = new DeskSection(parts);
    this.releases = parts.releases();
    this.clock = parts.platform().clock();
  }

  /** Reads the values in the transaction of the given handle. */
  Found read(Handle handle, Request request, Suggestion suggestion) {
    SuggestionWithCare withCare = careServices.records().of(handle, suggestion);
    String after = request.query("events").orElse(null);
    var list = ListRequest.of(suggestion.path(), Map.of(), EVENTS, after);
    Slice<Event> events = careServices.timeline().read(handle, suggestion, list);
    Set<Long> ids = new LinkedHashSet<>();
    events.items().stream()
        .filter(event -> event.kind() == Event.Kind.ANSWER_REVISED)
        .forEach(event -> Event.id(event.was()).ifPresent(ids::add));
    if (withCare.care().answerId() != null) {
      ids.add(withCare.care().answerId());
    }
    Set<Long> related =
        new LinkedHashSet<>(careServices.table().duplicates(handle, suggestion.id(), DUPLICATES));
    if (withCare.care().duplicateOf() != null) {
      related.add(withCare.care().duplicateOf());
    }
    List<Proposal> proposals =
        request.identity().is(Role.STAFF)
            ? careServices.proposals().of(handle, suggestion.id())
            : List.of();
    Set<Long> mentioned = new LinkedHashSet<>();
    events.items().forEach(event -> event.merged().ifPresent(mentioned::add));
    events.items().forEach(event -> event.duplicateOf().ifPresent(mentioned::add));
    proposals.forEach(each -> mentioned.add(each.intoId()));
    mentioned.remove(suggestion.id());
    List<Suggestion> named = new ArrayList<>(suggestions.find(handle, mentioned));
    named.add(suggestion);
    return new Found(
        withCare,
        events,
        careServices.answers().find(handle, ids),
        visible.of(request.identity(), suggestions.find(handle, related)),
        visible.of(request.identity(), named),
        proposals,
        releases.of(handle, events.items()));
  }

  /** Returns the ids of everybody whom the section names; may have nulls. */
  static List<Long> people(Found found) {
    List<Long> ids = Event.people(found.events().items());
    ids.add(found.withCare().care().ownerId());
    found.texts().forEach(text -> ids.add(text.authorId()));
    found.proposals().forEach(proposal -> ids.add(proposal.memberId()));
    return ids;
  }

  /**
   * Makes the view of what was read.
   *
   * @param people those whom it names
   * @param returned a form of staff that came back; null for none
   */
  CareView view(Request request, Found found, Map<Long, Member> people, Input<?> returned) {
    Care care = found.withCare().care();
    Suggestion suggestion = found.withCare().suggestion();
    LocalDate today = pages.view(request).today();
    boolean open = !suggestion.status().isClosed();
    boolean late = open && care.due() != null && care.due().isBefore(today);
    String more = found.events().next();
    return new CareView(
        people.get(care.ownerId()),
        new CareView.Deadline(
            care.due(),
            slips(found.events().items()),
            late ? ChronoUnit.DAYS.between(care.due(), today) : 0),
        official(found, people),
        promised(care, open),
        care.answeredAt() == null || care.exempt()
            ? null
            : HumanDuration.of(Duration.between(care.receivedAt(), care.answeredAt())),
        StatusProgress.of(
            suggestion.status(), care.ownerId() != null, releases.state(suggestion.id())),
        new CareView.Activity(
            new TimelineRenderer(
                    people,
                    former(found),
                    found.releases(),
                    links(found.mentioned()),
                    careServices.customs().catalog())
                .of(found.events().items()),
            more == null ? null : suggestion.path() + "?events=" + more + "#timeline"),
        related(
            found,
            care.duplicateOf(),
            new CareView.Merging(
                careServices.rules().allows(suggestion.status(), Status.DUPLICATE),
                care.revision(),
                MergePages.rows(found.proposals(), found.mentioned(), people))),
        request.identity().is(Role.STAFF) ? desk.view(request, found, people, returned) : null);
  }

  private static CareView.Related related(Found found, Long original, CareView.Merging merging) {
    CareView.Link duplicateOf = null;
    List<CareView.Link> duplicates = new ArrayList<>();
    for (Suggestion each : found.related()) {
      if (Objects.equals(each.id(), original)) {
        duplicateOf = link(each);
      } else {
        duplicates.add(link(each));
      }
    }
    return new CareView.Related(duplicateOf, duplicates, merging);
  }

  private static Map<Long, CareView.Link> links(List<Suggestion> some) {
    Map<Long, CareView.Link> links = new HashMap<>();
    some.forEach(each -> links.put(each.id(), link(each)));
    return links;
  }

  private static List<LocalDate> slips(List<Event> events) {
    return events.stream()
        .filter(
            event -> event.kind() == Event.Kind.DUE_MOVED || event.kind() == Event.Kind.DUE_REMOVED)
        .map(event -> LocalDate.parse(event.was()))
        .toList();
  }

  private CareView.Official official(Found found, Map<Long, Member> people) {
    Long id = found.withCare().care().answerId();
    boolean revised =
        found.events().items().stream()
            .anyMatch(event -> event.kind() == Event.Kind.ANSWER_REVISED);
    return found.texts().stream()
        .filter(text -> Objects.equals(text.id(), id))
        .map(
            text ->
                new CareView.Official(
                    people.get(text.authorId()), linked(text), text.writtenAt(), revised))
        .findFirst()
        .orElse(null);
  }

  private Map<Long, Html> former(Found found) {
    Map<Long, Html> former = new HashMap<>();
    found.texts().forEach(text -> former.put(text.id(), render(text)));
    return former;
  }

  private Html linked(OfficialAnswer text) {
    Subject subject = OfficialAnswer.subject(text.suggestionId());
    return mentions.link(Map.of(subject, render(text))).get(subject);
  }

  private Html render(OfficialAnswer text) {
    return markdown.render(text.body());
  }

  private CareView.Promised promised(Care care, boolean open) {
    if (!open || care.answeredAt() != null || care.exempt()) {
      return null;
    }
    Instant now = clock.instant();
    Instant until = careServices.promise().deadline(care.receivedAt());
    HumanDuration within = HumanDuration.of(careServices.promise().within());
    return now.isAfter(until)
        ? new CareView.Promised(
            true, within, HumanDuration.of(Duration.between(care.receivedAt(), now)))
        : new CareView.Promised(
            false, within, HumanDuration.of(Duration.between(now, until).plusSeconds(59)));
  }

  static CareView.Link link(Suggestion suggestion) {
    return new CareView.Link(suggestion.path(), suggestion.title());
  }
}
