package dev.millet.site.texts;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.View;
import dev.millet.site.http.SettingsApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /privacy, /terms, /contact}, and the pages on which administrators write them. */
public final class TextPages {

  /** Where administrators find the texts. */
  public static final String PATH = "/admin/texts";

  private static final String CHINESE = "zh";

  private static final Problem CHANGED =
      Problem.of(409, "changed-meanwhile", "It has been changed meanwhile", "");

  private final Database database;
  private final StoredTexts texts;
  private final TextChanges changes;
  private final Markdown markdown;
  private final Pages pages;

  /** A consent, as the copy of a member's data has it. */
  record Agreed(String text, int version, Instant at) {}

  public TextPages(
      Database database, StoredTexts texts, TextChanges changes, Markdown markdown, Pages pages) {
    this.database = database;
    this.texts = texts;
    this.changes = changes;
    this.markdown = markdown;
    this.pages = pages;
  }

  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>();
    for (TextKind kind : TextKind.values()) {
      all.add(
          Route.get(
              "/" + kind.word(),
              Permission.PUBLIC,
              "The company's text about " + kind.word(),
              request -> show(request, kind)));
    }
    all.add(Route.get(PATH, SettingsApi.READ, "The company's texts", this::list));
    all.add(Route.get(PATH + "/{kind}", SettingsApi.READ, "A text to write", this::edit));
    all.add(
        Route.post(
            PATH + "/{kind}", SettingsApi.CHANGE, RouteDocument.of("Writes a text"), this::save));
    all.add(
        new NavigationEntry(Menu.ADMINISTRATION, PATH, "navigation.texts", 320, SettingsApi.READ));
    all.add(SetupStep.of("site.texts", 600, PATH, request -> isAgreedTo()));
    all.add(MemberData.of("site.consents", this::consents, this::forget));
    return all;
  }

  /** Returns whether all texts are there that newcomers agree to. */
  private boolean isAgreedTo() {
    return Arrays.stream(TextKind.values())
        .filter(TextKind::consent)
        .allMatch(kind -> texts.find(kind).filter(row -> !row.isEmpty()).isPresent());
  }

  private Reply show(Request request, TextKind kind) {
    View view = pages.view(request);
    TextRow row =
        texts
            .find(kind)
            .filter(each -> !each.isEmpty())
            .orElseThrow(() -> Problem.notFound("This text is not written yet.").toException());
    boolean wantsChinese = view.locale().getLanguage().equals(CHINESE);
    boolean chinese = row.english().isEmpty() || wantsChinese && !row.chinese().isEmpty();
    String title = view.text("texts." + kind.word());
    TextModel.Shown model =
        new TextModel.Shown(
            title,
            chinese ? "zh-CN" : "en",
            markdown.render(chinese ? row.chinese() : row.english()),
            row.changedAt());
    return pages.page(request, Page.of(title, "text.jte", model));
  }

  private Reply list(Request request) {
    View view = pages.view(request);
    List<TextModel.Edited> all =
        Arrays.stream(TextKind.values()).map(kind -> edited(view, kind, "", null)).toList();
    return pages.page(
        request, Page.of(view.text("texts.title"), "texts.jte", all).in(Menu.ADMINISTRATION));
  }

  private TextModel.Edited edited(View view, TextKind kind, String base, Input<TextForm> input) {
    Optional<TextRow> row = texts.find(kind);
    int version = row.filter(each -> !each.isEmpty()).map(TextRow::version).orElse(0);
    String title = view.text("texts." + kind.word());
    return new TextModel.Edited(kind.word(), title, version, base, input);
  }

  private Reply edit(Request request) {
    Optional<TextRow> row = texts.find(kind(request));
    TextForm now = row.map(TextRow::form).orElse(new TextForm("", ""));
    return form(request, base(row), TextForm.RULES.filled(now));
  }

  private static String base(Optional<TextRow> row) {
    return Integer.toString(row.map(TextRow::version).orElse(0));
  }

  private static TextKind kind(Request request) {
    return TextKind.of(request.parameter("kind"))
        .orElseThrow(() -> Problem.notFound("There is no such text.").toException());
  }

  private Reply form(Request request, String base, Input<TextForm> input) {
    View view = pages.view(request);
    TextModel.Edited model = edited(view, kind(request), base, input);
    Page page = Page.of(model.title(), "text-edit.jte", model).in(Menu.ADMINISTRATION);
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply save(Request request) {
    TextKind kind = kind(request);
    Input<TextForm> input = request.form(TextForm.RULES);
    FormVersion base = FormVersion.of(request);
    if (input.hasErrors()) {
      return form(request, base.text(), input);
    }
    try {
      changes.write(
          kind,
          input.value(),
          request.member().id(),
          now -> {
            if (!base.isOf(now)) {
              throw CHANGED.toException();
            }
          });
    } catch (ProblemException e) {
      Input<TextForm> refused = input.refused(e.problem());
      return form(request, base(texts.find(kind)), refused).withStatus(e.problem().status());
    }
    return pages.withNotice(Reply.seeOther(PATH), "texts.saved");
  }

  private List<Agreed> consents(long member) {
    return database.read(
        handle ->
            texts.consents(handle, member).stream()
                .map(each -> new Agreed(each.kind(), each.version(), each.agreedAt()))
                .toList());
  }

  private void forget(long member) {
    database.write(
        handle -> {
          texts.forget(handle, member);
          return null;
        });
  }
}
