package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.members.Member;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.picture.Gallery.NewPicture;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code /suggestions/new}: write a suggestion. A visitor writes first and is asked to sign in
 * afterwards; the text is there again when they come back.
 */
final class SubmitPage {

  static final String PATH = "/suggestions/new";

  private static final int MAX_TITLE = 200;

  private static final Problem NO_ROOM =
      Problem.of(
          422,
          "suggestions.no-room",
          "No text can be kept now",
          "Too many visitors are writing; sign in first.");

  private final Database database;
  private final Products products;
  private final Authoring authoring;
  private final Mentions mentions;
  private final Pages pages;
  private final Slots slots;
  private final Gallery gallery;
  private final Drafts drafts;
  private final MemberDrafts memberDrafts;
  private final ProductFields fields;

  SubmitPage(PageParts parts, MemberDrafts memberDrafts) {
    this.database = parts.platform().database();
    this.products = parts.platform().products();
    this.authoring = parts.writing().authoring();
    this.mentions = parts.platform().mentions();
    this.pages = parts.display().pages();
    this.slots = parts.display().slots();
    this.gallery = parts.writing().gallery();
    this.memberDrafts = memberDrafts;
    this.fields = parts.answers().fields();
    this.drafts = new Drafts(parts.platform().database(), parts.platform().clock());
  }

  /** Takes away the drafts that nobody came back for. */
  Job sweep() {
    return new Job(
        "suggestions.drafts",
        Duration.ofHours(1),
        run -> {
          boolean more = true;
          while (more && !run.isEnding()) {
            more = drafts.dropExpired() | memberDrafts.dropExpired();
          }
          return more ? Next.NOW : Next.LATER;
        });
  }

  Reply show(Request request) {
    List<Product> all = open(request);
    String token = request.query("draft").orElse("");
    Optional<NewSuggestion> carried = drafts.find(token);
    Optional<NewSuggestion> kept = carried.isPresent() ? carried : kept(request);
    NewSuggestion begun =
        kept.orElseGet(
            () ->
                new NewSuggestion(
                    request.query("product").orElse(""),
                    request.query("title").map(SubmitPage::title).orElse(""),
                    "",
                    List.of()));
    NewSuggestion shown = all.size() == 1 ? begun.about(all.get(0).slug()) : begun;
    var told = new SuggestionForm.Told(carried.isEmpty() && kept.isPresent(), false);
    return page(request, NewSuggestion.RULES.filled(shown), null, token, told);
  }

  Reply submit(Request request) {
    List<ProductField> sections = Sections.in(request.form(), products, fields.catalog());
    Form form = Sections.composed(request.form(), products, fields.catalog(), request.locale());
    String token = form.value("draft");
    if (SuggestionForm.isUnfinished(form)) {
      Html preview =
          SuggestionForm.asksForPreview(form) ? mentions.preview(form.value("body")) : null;
      return page(request, SuggestionForm.unchecked(form), preview, token);
    }
    Input<NewSuggestion> input = NewSuggestion.RULES.read(form);
    Sections written = Sections.of(form.value("body"), sections);
    for (ProductField each : written.missing(sections)) {
      input =
          input.refused(
              each.input(),
              "missing",
              each.slug() + " is needed",
              each.name().in(request.locale()));
    }
    if (input.hasErrors()) {
      return page(request, input, null, token).withStatus(422);
    }
    Member author = request.identity().member();
    Suggestion made;
    try {
      Draft draft = authoring.draft(request.identity(), input.value());
      if (author == null) {
        return signInFirst(request, input, token);
      }
      List<NewPicture> pictures = gallery.prepare(form.uploads(Gallery.FIELD), form.values("alt"));
      made = submit(author, draft, pictures);
    } catch (ProblemException e) {
      UnaryOperator<String> label =
          OwnFields.labels(fields.catalog(), products, input, pages.view(request));
      return page(request, SuggestionForm.refused(input, e, label), null, token).withStatus(422);
    }
    if (!token.isEmpty()) {
      drafts.drop(token);
    }
    String notice = written.hasTwins() ? "submit.done-twins" : "submit.done";
    return pages.withNotice(Reply.seeOther(made.path()), notice);
  }

  /** Returns the first characters of a title that somebody typed elsewhere. */
  private static String title(String text) {
    int most = Math.min(MAX_TITLE, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, most));
  }

  /** Offers to post what a search did not find. */
  Html post(Request request) {
    String typed = title(request.query("q").orElse("").strip());
    return typed.isEmpty() || open(request).isEmpty()
        ? Html.EMPTY
        : pages.fragment(request, "post.jte", new PostModel(typed, ListLinks.encoded(typed)));
  }

  private Optional<NewSuggestion> kept(Request request) {
    Member reader = request.identity().member();
    return reader == null ? Optional.empty() : memberDrafts.find(reader.id());
  }

  private List<Product> open(Request request) {
    return ReaderProducts.of(products, request.identity()).open();
  }

  private Suggestion submit(Member author, Draft draft, List<NewPicture> pictures) {
    return database.write(
        handle -> {
          Suggestion kept = authoring.submit(author, draft);
          gallery.add(handle, kept.id(), pictures, author.id());
          memberDrafts.drop(handle, author.id());
          return kept;
        });
  }

  private Reply signInFirst(Request request, Input<NewSuggestion> input, String oldToken) {
    if (!oldToken.isEmpty()) {
      drafts.drop(oldToken);
    }
    return drafts
        .keep(input.value(), request.remoteNetwork())
        .map(token -> Reply.seeOther("/members/sign-in?to=" + ListLinks.encoded(place(token))))
        .orElseGet(() -> page(request, input.refused(NO_ROOM), null, "").withStatus(422));
  }

  private static String place(String token) {
    return PATH + "?draft=" + ListLinks.encoded(token);
  }

  private Reply page(Request request, Input<NewSuggestion> input, Html preview, String token) {
    var told = SuggestionForm.Told.of(request.form());
    return page(request, input, preview, token, told);
  }

  private Reply page(
      Request request,
      Input<NewSuggestion> input,
      Html preview,
      String token,
      SuggestionForm.Told told) {
    String title = pages.view(request).text("submit.title");
    Html similar =
        slots
            .fill(request, Slots.SIMILAR, List.of(new Subject(Suggestion.SUBJECT_TYPE, "new")))
            .get(0);
    List<Product> all = open(request);
    long chosen =
        all.stream()
            .filter(each -> each.slug().equals(input.typed("product")))
            .mapToLong(Product::id)
            .findFirst()
            .orElse(0);
    boolean any = all.stream().anyMatch(each -> !fields.catalog().all(each.id()).isEmpty());
    var own = OwnFields.of(fields.catalog(), chosen, any, input);
    var form = new SuggestionForm(own.input(), all, List.of(), preview, token, told, own, similar);
    return pages.page(
        request,
        Page.of(title, "submit.jte", form).withStyles("writing.css").withScripts("suggestions.js"));
  }
}
