package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Upload;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import java.io.StringReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.Test;

public final class FormsTest {

  record NewNote(String title, String text, Boolean open, String kind, int seats, String pin) {}

  private static final Rules<NewNote> RULES =
      Rules.of(NewNote.class)
          .line("title", 1, 10, "Hi")
          .text("text", 0, 100, "")
          .flag("open")
          .choice("kind", "walk", "party")
          .number("seats", 1, 50, 5)
          .secret("pin", 4, 8);

  private static final Texts OWN =
      texts(
          """
          newNote.title=Title <b>
          newNote.title.hint=Short & good.
          newNote.title.taken=“{0}” is taken.
          newNote.text=Text
          newNote.open=Open to all
          newNote.kind=Kind
          newNote.kind.walk=A walk
          newNote.kind.party=A party
          newNote.seats=Seats
          newNote.pin=PIN
          """);

  private static Texts texts(String lines) {
    Properties patterns = new Properties();
    try {
      patterns.load(new StringReader(lines));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Map<String, Message> messages = new HashMap<>();
    MessageParser parser = new MessageParser(Languages.ENGLISH);
    patterns
        .stringPropertyNames()
        .forEach(key -> messages.put(key, parser.parse(patterns.getProperty(key))));
    return new Texts(Map.of(Languages.ENGLISH, messages, Languages.CHINESE, messages));
  }

  private static Shell shell() {
    return new Shell(
        new FakeGenerations(null), new FakeAssets(), FakeSettings.branding(), Clock.systemUTC());
  }

  private static RequestView view(Locale language) {
    Shell shell = shell();
    Resources resources = new Resources("notes", null, OWN, new FakeAssets());
    return (RequestView) shell.view(FakeRequest.get("/").in(language), resources);
  }

  private static Input<NewNote> typed(String... pairs) {
    Map<String, List<String>> fields = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], List.of(pairs[i + 1]));
    }
    return RULES.read(Form.of(fields));
  }

  private static String field(Input<NewNote> input, String name) {
    return view(Languages.ENGLISH).field(input, name).markup();
  }

  @Test
  public void aFieldHasItsLabelHintAndLimit() {
    String title = field(RULES.blank(), "title");
    assertTrue(title, title.contains("<label for=\"title\">Title &lt;b&gt;</label>"));
    assertTrue(title, title.contains("id=\"title-hint\">Short &amp; good.</p>"));
    assertTrue(title, title.contains("aria-describedby=\"title-hint\""));
    assertTrue(title, title.contains("data-max=\"10\""));
    assertTrue(title, title.contains(" required"));
    assertFalse(title, title.contains("aria-invalid"));
    assertTrue(field(RULES.blank(), "text").contains("(optional)"));
    assertFalse(field(RULES.blank(), "text").contains(" required"));
  }

  @Test
  public void whatWasTypedStandsInItEscapedButNoSecret() {
    Input<NewNote> input =
        typed(
            "title",
            "\"><script>",
            "text",
            "\n<b>",
            "open",
            "true",
            "kind",
            "party",
            "pin",
            "12345");
    assertTrue(field(input, "title").contains("value=\"&#34;>&lt;script>\""));
    assertTrue(field(input, "text"), field(input, "text").contains(">\n\n&lt;b&gt;</textarea>"));
    assertTrue(field(input, "open").contains(" checked"));
    assertTrue(field(input, "kind").contains("<option value=\"party\" selected>A party</option>"));
    assertTrue(field(input, "pin").contains("type=\"password\""));
    assertFalse(field(input, "pin").contains("12345"));
    assertTrue(field(input, "seats").contains("inputmode=\"numeric\""));
  }

  @Test
  public void aFieldSaysWhatIsWrongWithIt() {
    String title = field(typed("title", "12345678901"), "title");
    assertTrue(title, title.contains("aria-describedby=\"title-hint title-error\""));
    assertTrue(title, title.contains("aria-invalid=\"true\""));
    assertTrue(
        title,
        title.contains(
            "id=\"title-error\">“Title &lt;b&gt;” can have at most 10 characters. You entered 11.<"));
    Input<NewNote> taken = typed("title", "a").refused("title", "taken", "taken", "a<b");
    assertTrue(field(taken, "title").contains("“a&lt;b” is taken."));
  }

  @Test
  public void theFormListsAllErrorsWithTheirFields() {
    String begin = view(Languages.ENGLISH).form(typed("seats", "0")).markup();
    assertTrue(begin, begin.contains("Please fix 4 errors below:"));
    assertTrue(begin, begin.contains("<a href=\"#title\">Fill in “Title &lt;b&gt;”.</a>"));
    assertTrue(
        begin, begin.contains("<a href=\"#seats\">Enter a number from 1 to 50 for “Seats”.</a>"));
    assertTrue(begin, begin.contains(" autofocus"));
    assertFalse(view(Languages.ENGLISH).form(RULES.blank()).markup().contains("notice"));
  }

  record SignIn(String handle, String mail, String pin) {}

  private static final Rules<SignIn> SIGN_IN =
      Rules.of(SignIn.class)
          .line("handle", 1, 30, "mei")
          .autocomplete("handle", "username")
          .line("mail", 0, 100, "")
          .autocomplete("mail", "email")
          .secret("pin", 4, 8)
          .autocomplete("pin", "current-password");

  private static RequestView shared() {
    Texts own =
        texts(
            """
            field.handle=Username
            signIn.mail=Email
            signIn.pin=PIN
            field.pin.hint=At least {0} digits.
            postcard.picture=Picture
            postcard.picture.hint=At most {0}.
            failure.notes-too-many=Wait {0} seconds.
            """);
    Resources resources = new Resources("notes", null, own, new FakeAssets());
    return (RequestView) shell().view(FakeRequest.get("/"), resources);
  }

  @Test
  public void browsersAreToldWhatToFillIn() {
    String handle = shared().field(SIGN_IN.focusing("handle").blank(), "handle").markup();
    assertTrue(handle, handle.contains("autocomplete=\"username\""));
    assertTrue(handle, handle.contains("autocapitalize=\"none\""));
    assertTrue(handle, handle.contains(" autofocus"));
    String mail = shared().field(SIGN_IN.blank(), "mail").markup();
    assertTrue(mail, mail.contains("type=\"email\""));
    assertFalse(mail, mail.contains(" autofocus"));
    String pin = shared().field(SIGN_IN.blank(), "pin").markup();
    assertTrue(pin, pin.contains("autocomplete=\"current-password\""));
    assertTrue(pin, pin.contains("data-show=\"Show\""));
  }

  @Test
  public void formsShareTheTextsOfTheirFields() {
    String handle = shared().field(SIGN_IN.blank(), "handle").markup();
    assertTrue(handle, handle.contains(">Username</label>"));
    String pin = shared().field(SIGN_IN.blank(), "pin").markup();
    assertTrue(pin, pin.contains(">At least 4 digits.</p>"));
  }

  record Postcard(Upload picture) {}

  private static final Rules<Postcard> POSTCARD =
      Rules.of(Postcard.class).upload("picture", 2_097_152, List.of("image/png", "image/gif"));

  @Test
  public void aFileIsChosenAmongThoseThatAreTaken() {
    String picture = shared().field(POSTCARD.blank(), "picture").markup();
    assertTrue(picture, picture.contains("type=\"file\" accept=\"image/png,image/gif\" required"));
    assertTrue(picture, picture.contains(">At most 2 MiB.</p>"));
    String missing = shared().field(POSTCARD.read(Form.EMPTY), "picture").markup();
    assertTrue(missing, missing.contains("Choose a file for “Picture”."));
    assertTrue(missing, missing.contains("aria-describedby=\"picture-hint picture-error\""));
  }

  @Test
  public void twoFormsOfOnePageHaveOtherIds() {
    Input<SignIn> input = SIGN_IN.withIdPrefix("mail-").read(Form.EMPTY);
    String pin = shared().field(input, "pin").markup();
    assertTrue(pin, pin.contains("id=\"mail-pin\" name=\"pin\""));
    assertTrue(pin, pin.contains("aria-describedby=\"mail-pin-hint mail-pin-error\""));
    assertTrue(shared().form(input).markup().contains("<a href=\"#mail-pin\">"));
  }

  @Test
  public void anErrorOfTheWholeFormIsToldWithoutALink() {
    Problem busy = Problem.of(429, "notes.too-many", "Too many", "Wait").retryingAfter(9);
    String begin = shared().form(SIGN_IN.blank().refused(busy)).markup();
    assertTrue(begin, begin.contains("<li>Wait 9 seconds.</li>"));
  }

  @Test
  public void everyCodeOfThePlatformHasATextInBothLanguages() {
    Texts shell = shell().own().texts();
    for (String code :
        List.of(
            "missing",
            "too-short",
            "too-long",
            "characters",
            "not-a-number",
            "not-a-time",
            "out-of-range",
            "unknown-choice",
            "too-many",
            "no-file",
            "too-many-bytes",
            "not-an-image",
            "broken-image",
            "too-many-pixels")) {
      for (Locale language : List.of(Languages.ENGLISH, Languages.CHINESE)) {
        String text = shell.text(language, "form." + code, "标题", 3, 4);
        assertTrue(text, text.contains("标题") && !text.contains("???"));
      }
    }
    assertEquals(
        "“标题”至少需要 3 个字，目前有 4 个字。", shell.text(Languages.CHINESE, "form.too-short", "标题", 3, 4));
  }
}
