package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.comment.Discussion;
import dev.millet.suggestions.history.Revision;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.history.TextDiff;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.product.Product;
import dev.millet.suggestions.product.Products;
import dev.millet.suggestions.suggestion.Authoring;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.DraftCheck;
import dev.millet.suggestions.suggestion.EditRight;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.suggestion.Withdrawal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /suggestions/{id}/edit}: the author and staff change what a suggestion says. Who saves
 * after somebody else has, sees both and decides; nothing of either is lost.
 */
final class EditPage {

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final Discussion discussion;
  private final SuggestionGuard guard;
  private final Authoring authoring;
  private final DraftCheck check;
  private final Answers answers;
  private final Markdown markdown;
  private final Pages pages;
  private final Gallery gallery;
  private final Withdrawal withdrawal;
  private final Revisions revisions = new Revisions();

  /**
   * What is stored.
   *
   * @param edit the newest wording; empty where it was never edited
   */
  private record Found(
      Suggestion suggestion, String body, Optional<Revision> edit, List<Product> products) {}

  EditPage(PageParts parts) {
    this.database = parts.database();
    this.products = parts.products();
    this.suggestions = parts.suggestions();
    this.discussion = parts.discussion();
    this.guard = parts.guard();
    this.authoring = parts.authoring();
    this.check = parts.check();
    this.answers = parts.answers();
    this.markdown = parts.markdown();
    this.pages = parts.pages();
    this.gallery = parts.gallery();
    this.withdrawal = parts.withdrawal();
  }

  Reply show(Request request) {
    Found found = find(request);
    Suggestion suggestion = found.suggestion();
    FormFields fields =
        new FormFields(
            found.products(),
            slug(found),
            suggestion.title(),
            found.body(),
            String.join(", ", suggestion.tags()),
            List.of(),
            true,
            Map.of(),
            null);
    return page(request, found, fields, suggestion.version(), null);
  }

  Reply save(Request request) {
    Found found = find(request);
    Form form = request.form();
    FormFields fields = fields(request, form, found);
    int version = version(form);
    var checked = fields.check(check);
    if (form.value("step").equals(FormFields.PREVIEW)) {
      FormFields shown = fields.previewing(markdown.render(fields.body()));
      return page(request, found, shown, version, null);
    }
    if (checked.draft() == null) {
      return page(request, found, fields.with(checked.problems()), version, null).withStatus(422);
    }
    try {
      var pictures = PictureChanges.of(form, gallery);
      if (!write(request, found, checked.draft(), version, pictures)) {
        return conflict(request, find(request), fields);
      }
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page(request, found, fields.with(e.problem().fields()), version, null).withStatus(422);
    }
    return pages.withNotice(Reply.seeOther(found.suggestion().path()), "edit.done");
  }

  Reply withdraw(Request request) {
    withdrawal.withdraw(request.identity(), request.id("id"));
    return pages.withNotice(Reply.seeOther(ListLinks.PATH), "withdraw.done");
  }

  /** Only staff move a suggestion to another product: nothing else is looked at for others. */
  private static FormFields fields(Request request, Form form, Found found) {
    FormFields written = FormFields.of(form, found.products());
    if (request.identity().is(Role.STAFF) && !written.product().isEmpty()) {
      return written;
    }
    return written.about(slug(found));
  }

  /** Writes, unless somebody else changed the wording after the given version. */
  private boolean write(
      Request request, Found found, Draft draft, int version, PictureChanges pictures) {
    return database.write(
        handle -> {
          Suggestion read = guard.edit(handle, found.suggestion().id(), request.member());
          boolean edited =
              revisions.newest(handle, read.id()).filter(r -> r.version() > version).isPresent();
          if (edited || !authoring.edit(handle, read, draft, read.status(), request.member())) {
            return false;
          }
          pictures.write(handle, gallery, read.id(), request.member().id());
          return true;
        });
  }

  private Reply conflict(Request request, Found found, FormFields fields) {
    Suggestion now = found.suggestion();
    Long by = found.edit().map(Revision::authorId).orElse(null);
    var conflict =
        new EditModel.Conflict(
            answers.people(Collections.singletonList(by)).get(by),
            found.edit().map(Revision::writtenAt).orElse(now.updatedAt()),
            TextDiff.of(now.title(), fields.title()),
            TextDiff.of(found.body(), fields.body()),
            TextDiff.of(String.join(", ", now.tags()), fields.tags()));
    return page(request, found, fields, now.version(), conflict).withStatus(409);
  }

  private static int version(Form form) {
    try {
      return Integer.parseInt(form.value("version"));
    } catch (NumberFormatException e) {
      // Nobody's form: as if it were based on the oldest wording.
      return 0;
    }
  }

  private Found find(Request request) {
    long id = request.id("id");
    Found found =
        database.read(
            handle -> {
              Suggestion suggestion = discussion.requireSuggestion(handle, id);
              String body = suggestions.body(handle, id);
              return new Found(
                  suggestion, body, revisions.newest(handle, id), products.all(handle));
            });
    EditRight.require(request.identity(), found.suggestion());
    return found;
  }

  private static String slug(Found found) {
    return found.products().stream()
        .filter(each -> each.id() == found.suggestion().productId())
        .map(Product::slug)
        .findFirst()
        .orElse("");
  }

  private Reply page(
      Request request, Found found, FormFields fields, int version, EditModel.Conflict conflict) {
    boolean staff = request.identity().is(Role.STAFF);
    boolean withdraws = withdrawal.isOpen(request.identity(), found.suggestion());
    var model = new EditModel(found.suggestion(), fields, version, staff, withdraws, conflict);
    String title = pages.view(request).text("edit.title");
    return pages.page(
        request,
        Page.of(title, "edit.jte", model).withStyles("writing.css").withScripts("suggestions.js"));
  }
}
