package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.DraftCheck;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.picture.NewPicture;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code /suggestions/new}: write a suggestion. A visitor writes first and is asked to sign in
 * afterwards; the text is there again when they come back.
 */
final class SubmitPage {

  static final String PATH = "/suggestions/new";

  private final Database database;
  private final Products products;
  private final DraftCheck check;
  private final Authoring authoring;
  private final Markdown markdown;
  private final Pages pages;
  private final Gallery gallery;
  private final Drafts drafts;

  SubmitPage(PageParts parts) {
    this.database = parts.database();
    this.products = parts.products();
    this.check = parts.check();
    this.authoring = parts.authoring();
    this.markdown = parts.markdown();
    this.pages = parts.pages();
    this.gallery = parts.gallery();
    this.drafts = new Drafts(parts.database(), parts.clock());
  }

  /** Takes away the drafts that nobody came back for. */
  Job sweep() {
    return new Job(
        "suggestions.drafts",
        Duration.ofHours(1),
        run -> {
          boolean more = true;
          while (more && !run.isEnding()) {
            more = drafts.dropExpired();
          }
          return more ? Next.NOW : Next.LATER;
        });
  }

  Reply show(Request request) {
    List<Product> all = open(request);
    String token = request.query("draft").orElse("");
    Drafts.Draft draft =
        drafts
            .find(token)
            .orElseGet(() -> new Drafts.Draft(request.query("product").orElse(""), "", "", ""));
    String chosen = all.size() == 1 ? all.get(0).slug() : draft.product();
    return page(
        request,
        new FormFields(
            all,
            chosen,
            draft.title(),
            draft.body(),
            draft.tags(),
            List.of(),
            true,
            Map.of(),
            null),
        token);
  }

  Reply submit(Request request) {
    Form form = request.form();
    String token = form.value("draft");
    FormFields written = FormFields.of(form, open(request));
    if (form.value("step").equals(FormFields.PREVIEW)) {
      return page(request, written.previewing(markdown.render(written.body())), token);
    }
    var checked = written.check(check);
    if (checked.draft() == null) {
      return page(request, written.with(checked.problems()), token).withStatus(422);
    }
    Member author = request.identity().member();
    if (author == null) {
      return signInFirst(request, written, checked.draft(), token);
    }
    List<NewPicture> pictures;
    try {
      pictures = gallery.prepare(form.uploads(Gallery.FIELD), form.values("alt"));
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page(request, written.with(e.problem().fields()), token).withStatus(422);
    }
    Suggestion made =
        database.write(
            handle -> {
              Suggestion kept = authoring.submit(author, checked.draft());
              gallery.add(handle, kept.id(), pictures, author.id());
              return kept;
            });
    if (!token.isEmpty()) {
      drafts.drop(token);
    }
    return pages.withNotice(Reply.seeOther(made.path()), "submit.done");
  }

  private List<Product> open(Request request) {
    return ReaderProducts.of(products, request.identity()).open();
  }

  /** Returns the fields as they will be kept: what was typed may be longer than that. */
  private static Drafts.Draft fit(String product, Draft draft) {
    return new Drafts.Draft(product, draft.title(), draft.body(), String.join(", ", draft.tags()));
  }

  private Reply signInFirst(Request request, FormFields written, Draft draft, String oldToken) {
    if (!oldToken.isEmpty()) {
      drafts.drop(oldToken);
    }
    return drafts
        .keep(fit(written.product(), draft), request.remoteNetwork())
        .map(token -> Reply.seeOther("/members/sign-in?to=" + ListLinks.encoded(place(token))))
        .orElseGet(
            () ->
                page(request, written.withError("form", "submit.sign-in-first"), "")
                    .withStatus(422));
  }

  private static String place(String token) {
    return PATH + "?draft=" + ListLinks.encoded(token);
  }

  private Reply page(Request request, FormFields fields, String token) {
    boolean signedIn = request.identity().member() != null;
    String title = pages.view(request).text("submit.title");
    return pages.page(
        request,
        Page.of(
                title,
                "submit.jte",
                new SubmitModel(fields.withPictures(List.of(), signedIn), token, signedIn))
            .withStyles("writing.css")
            .withScripts("suggestions.js"));
  }
}
