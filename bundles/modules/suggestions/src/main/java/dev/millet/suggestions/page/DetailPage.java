package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.authoring.EditRight;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /suggestions/{id}}: one suggestion and what is said about it. */
final class DetailPage {

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final Mentions mentions;
  private final Answers answers;
  private final Slots slots;
  private final Pages pages;
  private final Revisions revisions;
  private final Markdown markdown;
  private final Gallery gallery;
  private final CareSection section;
  private final ReleaseFacts releases;
  private final ModerationParts moderation;
  private final HiddenPage hidden;

  private record Found(
      Suggestion suggestion,
      Product product,
      String body,
      FieldValues filled,
      Instant editedAt,
      CareSection.Found care) {}

  DetailPage(PageParts parts) {
    this.database = parts.platform().database();
    this.revisions = new Revisions(parts.platform().database());
    this.products = parts.platform().products();
    this.suggestions = parts.suggestions();
    this.mentions = parts.platform().mentions();
    this.answers = parts.answers();
    this.slots = parts.display().slots();
    this.pages = parts.display().pages();
    this.markdown = parts.display().markdown();
    this.gallery = parts.writing().gallery();
    this.section = new CareSection(parts);
    this.releases = parts.releases();
    this.moderation = new ModerationParts(parts);
    this.hidden = new HiddenPage(parts);
  }

  Reply show(Request request) {
    return page(request, null);
  }

  /** Returns the page with a form of staff that could not be taken. */
  Reply comeBack(Request request, Input<?> returned) {
    return page(request, returned);
  }

  private Reply page(Request request, Input<?> returned) {
    long id = request.id("id");
    Optional<Found> found =
        database.read(
            handle ->
                suggestions
                    .find(handle, id)
                    .map(
                        suggestion ->
                            new Found(
                                suggestion,
                                products.find(suggestion.productId()).orElseThrow(),
                                suggestions.body(handle, id),
                                answers.fields().of(handle, id),
                                revisions.lastEdit(handle, id).orElse(null),
                                section.read(handle, request, suggestion))));
    if (found.isPresent() && returned == null) {
      Optional<Suggestion> into = leadsTo(request, found.get().care());
      if (into.isPresent()) {
        // for now: a merge can be taken back
        return Reply.empty(302).withHeader("Location", into.get().path());
      }
    }
    return found.isPresent()
        ? reply(request, model(request, found.get(), returned))
        : hidden.show(request, id);
  }

  /**
   * Returns the suggestion that this one was merged into, where the reader is led there: everybody
   * but the team is, if they may see it.
   */
  private static Optional<Suggestion> leadsTo(Request request, CareSection.Found care) {
    Long into = care.withCare().care().duplicateOf();
    return request.identity().is(Role.STAFF)
        ? Optional.empty()
        : care.related().stream().filter(each -> Objects.equals(each.id(), into)).findFirst();
  }

  private Reply reply(Request request, DetailModel model) {
    Suggestion suggestion = model.suggestion();
    return pages.page(
        request,
        Page.of(suggestion.title(), "detail.jte", model)
            .withDescription(suggestion.excerpt())
            .withStyles("suggestions.css", "writing.css")
            .withScripts("suggestions.js"));
  }

  private DetailModel model(Request request, Found found, Input<?> returned) {
    Suggestion suggestion = found.suggestion();
    Subject subject = suggestion.subject();
    List<Long> ids = new ArrayList<>();
    ids.add(suggestion.authorId());
    ids.addAll(CareSection.people(found.care()));
    Map<Long, Member> people = answers.people(ids);
    Html body = mentions.link(Map.of(subject, markdown.render(found.body()))).get(subject);
    return new DetailModel(
        suggestion,
        StatusLook.of(suggestion.status(), answers.customs().of(suggestion)),
        found.product(),
        people.get(suggestion.authorId()),
        new DetailModel.Text(
            body,
            gallery.of(suggestion.id()),
            ListPage.tags(suggestion),
            OwnFields.Shown.of(found.filled(), suggestion.productId(), found.product().slug()),
            found.editedAt(),
            EditRight.has(request.identity(), suggestion)),
        section.view(request, found.care(), people, returned),
        ReleaseLook.of(releases.state(suggestion.id())),
        new DetailModel.Others(
            slots.fill(request, Slots.FOLLOW, List.of(subject)).get(0),
            slots.fill(request, Slots.RELEASES, List.of(subject)).get(0),
            slots.fill(request, Slots.VOTE, List.of(subject)).get(0),
            slots.fill(request, Slots.VOTERS, List.of(subject)).get(0),
            slots.fill(request, Slots.DISCUSSION, List.of(subject)).get(0),
            slots.fill(request, Slots.SIMILAR, List.of(subject)).get(0)),
        new DetailModel.Moderation(
            moderation.of(request, subject), moderation.pictures(request, suggestion.id())));
  }
}
