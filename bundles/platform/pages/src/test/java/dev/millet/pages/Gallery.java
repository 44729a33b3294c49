package dev.millet.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.View;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes the shell around samples of every component as files to look at in a browser: {@code java
 * dev.millet.pages.Gallery <directory>}.
 */
public final class Gallery {

  private static final Member READER =
      Member.of(3, "lin", "林晓雨", Set.of(Role.MEMBER), Instant.EPOCH);

  private final FakeGenerations generations = new FakeGenerations(null);
  private final Shell shell =
      new Shell(
          generations, new FakeAssets(), FakeSettings.branding(), java.time.Clock.systemUTC());
  private final Resources own = shell.own();

  private Gallery() {
    FakeGeneration module =
        generations.activate(
            "gallery",
            new NavigationEntry("/suggestions", "gallery.suggestions", 10, Permission.PUBLIC),
            new NavigationEntry("/voting", "gallery.voting", 20, Permission.PUBLIC));
    module.attachment(
        Texts.class,
        () ->
            new Texts(
                Map.of(
                    Languages.ENGLISH,
                    Map.of(
                        "gallery.suggestions", new FixedMessage("Suggestions"),
                        "gallery.voting", new FixedMessage("Most wanted")),
                    Languages.CHINESE,
                    Map.of(
                        "gallery.suggestions", new FixedMessage("建议"),
                        "gallery.voting", new FixedMessage("最想要")))));
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Gallery gallery = new Gallery();
    for (Locale language : Languages.ALL) {
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        String suffix = "-" + language.toLanguageTag() + "-" + theme.word() + ".html";
        Request visitor = request(language, theme, Identity.VISITOR);
        Request member = request(language, theme, Identity.ofSession(READER, "s", "csrf"));
        Files.write(directory.resolve("gallery" + suffix), gallery.page(member, language));
        Files.write(directory.resolve("problem" + suffix), gallery.problem(visitor));
      }
    }
  }

  private static Request request(Locale language, Theme theme, Identity caller) {
    return FakeRequest.get("/suggestions")
        .in(language)
        .by(caller)
        .cookie(Theme.COOKIE, theme.word());
  }

  private byte[] page(Request request, Locale language) throws IOException {
    View view = shell.view(request, own);
    String body;
    try (InputStream in =
        Gallery.class.getResourceAsStream("/gallery-" + language.getLanguage() + ".html")) {
      body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    ShellModel model =
        new ShellModel(
            new ShellModel.Head("Gallery", "", null, null, List.of(), List.of()),
            new ShellModel.Site(
                FakeSettings.branding(), ShellAssets.of(new FakeAssets()), List.of()),
            Navigation.of(generations.table()).links(Menu.MAIN, request, language),
            new ShellModel.Top("", view.text("shell.footer"), Html.EMPTY, Html.EMPTY),
            Theme.of(request),
            "/",
            null,
            output -> output.writeContent(body));
    Utf8Output output = new Utf8Output(1024);
    own.render("shell.jte", view, model, output);
    return output.toByteArray();
  }

  private byte[] problem(Request request) {
    DesignedProblemPages pages = new DesignedProblemPages(new ShellPages(shell), shell);
    Problem problem = Problem.notFound("There is no suggestion 4711.");
    return ((dev.millet.api.gateway.Reply.Bytes) pages.page(request, problem).body()).content();
  }
}
