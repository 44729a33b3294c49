package dev.millet.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One request, as the templates of one bundle know it. */
final class RequestView implements View {

  private final Resources resources;
  private final Request request;
  private final Resources shell;
  private final Moments moments;
  private final Badges badges;
  private final Locale locale;
  private final Map<String, Message> messages;
  private final Identity identity;
  private ZoneId zone;
  private Html csrf;

  RequestView(
      Resources resources, Request request, Resources shell, Moments moments, Badges badges) {
    this.badges = badges;
    this.resources = resources;
    this.request = request;
    this.shell = shell;
    this.moments = moments;
    this.locale = Languages.nearest(request.locale());
    this.messages = resources.texts().byLanguage().get(locale);
    this.identity = request.identity();
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public String target() {
    return request.target();
  }

  @Override
  public String signIn() {
    return SignIn.comingBackTo(target());
  }

  @Override
  public String text(String key, Object... arguments) {
    return resources.texts().text(messages, key, arguments);
  }

  @Override
  public String asset(String file) {
    return resources.assets().url(file);
  }

  @Override
  public Html csrf() {
    if (csrf == null) {
      String token = identity.csrfToken();
      csrf =
          token == null
              ? Html.EMPTY
              : new Html(
                  "<input type=\"hidden\" name=\"_csrf\" value=\"" + Text.escaped(token) + "\">");
    }
    return csrf;
  }

  @Override
  public Html form(Input<?> input) {
    return shell.fragment("form.jte", this, new FormModel(input, formTexts()));
  }

  @Override
  public Html field(Input<?> input, String name) {
    return shell.fragment("field.jte", this, FieldModel.of(input, name, formTexts()));
  }

  private FormTexts formTexts() {
    return new FormTexts(resources.texts(), shell.texts(), locale);
  }

  @Override
  public Html avatar(Member member) {
    return avatar(Person.of(member));
  }

  @Override
  public Html person(Member member) {
    return person(Person.of(member));
  }

  @Override
  public Html avatar(Person person) {
    return person == null || person.isDeleted() ? Faces.NOBODY : Faces.avatar(person);
  }

  @Override
  public Html person(Person person) {
    return person == null || person.isDeleted()
        ? Faces.nobody(shell.texts().text(locale, "member.gone"))
        : new Html(Faces.person(person).markup() + badges.mark(person.id()));
  }

  @Override
  public Html pager(Slice<?> slice) {
    return Pager.of(target(), slice, key -> shell.texts().text(locale, key));
  }

  @Override
  public Html pager(Slice<?> slice, String path) {
    boolean here = request.path().equals(path);
    return Pager.of(here ? target() : path, slice, key -> shell.texts().text(locale, key));
  }

  @Override
  public Html time(Instant instant) {
    return moments.time(instant, locale, zone());
  }

  @Override
  public Html date(LocalDate day) {
    return moments.date(day, locale, zone());
  }

  @Override
  public LocalDate today() {
    return moments.today(zone());
  }

  @Override
  public ZoneId zone() {
    if (zone == null) {
      String chosen = identity.signedIn().map(Member::timeZone).orElse(null);
      zone =
          Moments.zone(chosen != null ? Optional.of(chosen) : request.cookie(Moments.ZONE_COOKIE));
    }
    return zone;
  }

  @Override
  public Html qrCode(String text, String label) {
    return QrCode.draw(text, label);
  }

  @Override
  public Html upload(String purpose, String target) {
    String script = shell.assets().url("upload.js");
    UnaryOperator<String> texts = key -> shell.texts().text(locale, key);
    return shell.fragment("upload.jte", this, new UploadModel(purpose, target, script, texts));
  }

  @Override
  public String number(long value) {
    return Numbers.grouped(value);
  }

  @Override
  public String shortNumber(long value) {
    return Numbers.brief(value, locale);
  }
}
