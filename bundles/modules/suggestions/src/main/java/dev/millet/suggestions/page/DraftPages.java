package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Products;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.http.SuggestionsApi;
import dev.millet.suggestions.picture.Gallery;

/** Saves the draft of a signed-in member, while they write or by a button, and discards it. */
final class DraftPages {

  static final String PATH = SubmitPage.PATH + "/draft";

  private final MemberDrafts drafts;
  private final Pages pages;
  private final Products products;
  private final ProductFields fields;
  private final Gallery gallery;

  DraftPages(PageParts parts, MemberDrafts drafts) {
    this.drafts = drafts;
    this.pages = parts.display().pages();
    this.products = parts.platform().products();
    this.fields = parts.answers().fields();
    this.gallery = parts.writing().gallery();
  }

  Route route() {
    return Route.post(
            PATH,
            SuggestionsApi.SUBMIT,
            RouteDocument.of("Saves the draft of a suggestion, or discards it"),
            this::save)
        .withMaxBody(gallery.formBytes());
  }

  private Reply save(Request request) {
    long member = request.member().id();
    if (request.form().value("step").equals("discard")) {
      drafts.drop(member);
      return back("draft.discarded");
    }
    Form form = Sections.composed(request.form(), products, fields.catalog(), request.locale());
    Input<MemberDrafts.Text> input = MemberDrafts.Text.RULES.read(form);
    if (!input.hasErrors()) {
      drafts.keep(member, input.value());
    }
    if (request.wantsFragment()) {
      return Reply.html(pages.fragment(request, "draft.jte", !input.hasErrors()).markup());
    }
    return back(input.hasErrors() ? "draft.not-saved" : "draft.saved");
  }

  private Reply back(String notice) {
    return pages.withNotice(Reply.seeOther(SubmitPage.PATH), notice);
  }
}
