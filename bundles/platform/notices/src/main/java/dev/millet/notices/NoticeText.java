package dev.millet.notices;

import dev.millet.api.members.Person;
import dev.millet.api.notices.Notice;
import dev.millet.api.pages.Html;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Writes what a notice says, as plain text or as HTML. Names and details are put in last, so that
 * nothing that people wrote is taken for a pattern or for markup.
 */
final class NoticeText {

  /** Stand for the people and the detail until they are put in; no text of ours has them. */
  private static final char WHO = '\uE000';

  private static final char DETAIL = '\uE001';
  private static final char FIRST = '\uE002';
  private static final char SECOND = '\uE003';

  private final NoticeTypes types;

  NoticeText(NoticeTypes types) {
    this.types = types;
  }

  /** Returns what a notice says as plain text. */
  String plain(ToldNotice notice, Locale language) {
    return write(notice, language, text -> text, name -> name);
  }

  /** Returns the same as HTML, in which names stand apart from the text around them. */
  Html html(ToldNotice notice, Locale language) {
    Function<String, String> escape = text -> Html.text(text).markup();
    return new Html(
        write(
            notice,
            language,
            escape,
            name -> "<bdi class=\"who\">" + escape.apply(name) + "</bdi>"));
  }

  private String write(
      ToldNotice notice,
      Locale language,
      Function<String, String> escape,
      Function<String, String> name) {
    String type = notice.item().type();
    String line =
        types
            .line(
                type,
                language,
                String.valueOf(WHO),
                Math.max(1, notice.people().size()),
                String.valueOf(DETAIL))
            .orElse("");
    return replaced(
        escape.apply(endsInWord(notice, language) ? line.replace(WHO + " ", WHO + "") : line),
        people(notice.people(), language, escape, name),
        escape.apply(detail(type, notice.latest().detail(), language)));
  }

  /** Returns whether the people end in a Chinese word, behind which no space stands, not a name. */
  private static boolean endsInWord(ToldNotice notice, Locale language) {
    return notice.people().size() != 1
        && notice.people().size() != 2
        && language.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  private static String replaced(String line, String who, String detail) {
    StringBuilder whole = new StringBuilder(line.length() + who.length() + detail.length());
    for (char c : line.toCharArray()) {
      if (c == WHO) {
        whole.append(who);
      } else if (c == DETAIL) {
        whole.append(detail);
      } else {
        whole.append(c);
      }
    }
    return whole.toString();
  }

  private String people(
      List<Person> people,
      Locale language,
      Function<String, String> escape,
      Function<String, String> name) {
    String first = String.valueOf(FIRST);
    String second = String.valueOf(SECOND);
    String pattern =
        switch (people.size()) {
          case 0 -> types.own("people.none", language);
          case 1 -> first;
          case 2 -> types.own("people.two", language, first, second);
          default -> types.own("people.more", language, first, people.size() - 1);
        };
    StringBuilder whole = new StringBuilder();
    for (char c : escape.apply(pattern).toCharArray()) {
      if (c == FIRST) {
        whole.append(name(people.get(0), language, name));
      } else if (c == SECOND) {
        whole.append(name(people.get(1), language, name));
      } else {
        whole.append(c);
      }
    }
    return whole.toString();
  }

  private String name(Person person, Locale language, Function<String, String> name) {
    return name.apply(
        person.isDeleted() ? types.own("people.deleted", language) : person.displayName());
  }

  private String detail(String type, Notice.Detail detail, Locale language) {
    return switch (detail.kind()) {
      case NONE -> "";
      case TEXT -> detail.value();
      case MESSAGE -> types.message(type, language, detail.value()).orElse(detail.value());
      case DATE -> date(LocalDate.parse(detail.value()), language);
    };
  }

  /** Returns a day as pages write it. */
  private static String date(LocalDate day, Locale language) {
    boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
    return DateTimeFormatter.ofPattern(chinese ? "yyyy年M月d日" : "d MMM yyyy", Locale.ENGLISH)
        .format(day);
  }
}
