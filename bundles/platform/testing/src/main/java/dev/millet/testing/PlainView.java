package dev.millet.testing;

import dev.millet.api.forms.FieldError;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A view with the messages of {@code messages/} on the class path. */
final class PlainView implements View {

  private final Request request;
  private final Properties messages = new Properties();

  PlainView(Request request) {
    this.request = request;
    String file = "messages/" + request.locale().toLanguageTag() + ".properties";
    try {
      // each bundle on the class path has such a file; the first, the one that is tested, wins
      List<URL> files = Collections.list(PlainView.class.getClassLoader().getResources(file));
      Collections.reverse(files);
      for (URL each : files) {
        try (InputStream content = each.openStream()) {
          messages.load(new InputStreamReader(content, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Identity identity() {
    return request.identity();
  }

  @Override
  public Locale locale() {
    return request.locale();
  }

  @Override
  public String target() {
    return request.target();
  }

  @Override
  public String signIn() {
    return "/members/sign-in";
  }

  @Override
  public String text(String key, Object... arguments) {
    String pattern = messages.getProperty(key);
    return pattern == null
        ? "??" + key + "??"
        : new MessageFormat(pattern, request.locale()).format(arguments);
  }

  @Override
  public String asset(String file) {
    return "/assets/" + file;
  }

  @Override
  public Html csrf() {
    return Html.EMPTY;
  }

  /** Names the errors as a program gets them, and in the bundle's words where it has some. */
  @Override
  public Html form(Input<?> input) {
    StringBuilder errors = new StringBuilder();
    for (FieldError error : input.errors()) {
      errors.append("<p>").append(error.field()).append(": ").append(error.code()).append("</p>");
      String own = input.rules().name() + "." + error.field() + "." + error.code();
      String shared = "field." + error.field() + "." + error.code();
      String whole = "failure." + error.code().replace('.', '-');
      for (String key : error.field().isEmpty() ? List.of(whole) : List.of(own, shared)) {
        if (messages.containsKey(key)) {
          errors.append("<p>").append(text(key, error.arguments().toArray())).append("</p>");
          break;
        }
      }
    }
    return new Html(errors.toString());
  }

  @Override
  public Html field(Input<?> input, String name) {
    String own = input.rules().name() + "." + name;
    String key = messages.containsKey(own) ? own : "field." + name;
    String typed = input.typed(name).replace("<", "&lt;").replace("\"", "&#34;");
    return new Html(
        "<p>" + text(key) + " <input name=\"" + name + "\" value=\"" + typed + "\"></p>");
  }

  @Override
  public Html avatar(Member member) {
    return Html.EMPTY;
  }

  @Override
  public Html person(Member member) {
    return person(Person.of(member));
  }

  @Override
  public Html avatar(Person person) {
    return Html.EMPTY;
  }

  @Override
  public Html person(Person person) {
    boolean nobody = person == null || person.isDeleted();
    return new Html("<span>" + (nobody ? "" : person.handle()) + "</span>");
  }

  @Override
  public Html pager(Slice<?> slice) {
    return slice.next() == null
        ? Html.EMPTY
        : new Html("<a rel=\"next\" href=\"?after=" + slice.next() + "\"></a>");
  }

  @Override
  public Html pager(Slice<?> slice, String path) {
    return pager(slice);
  }

  @Override
  public Html time(Instant instant) {
    return new Html("<time>" + instant + "</time>");
  }

  @Override
  public Html date(LocalDate day) {
    return new Html("<time>" + day + "</time>");
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  @Override
  public Html qrCode(String text, String label) {
    return new Html("<svg aria-label=\"" + label + "\"></svg>");
  }

  @Override
  public Html upload(String purpose, String target) {
    return new Html("<input type=\"file\" data-upload=\"" + purpose + "\">");
  }

  @Override
  public String number(long value) {
    return Long.toString(value);
  }

  @Override
  public String shortNumber(long value) {
    return Long.toString(value);
  }
}
