package dev.millet.notices;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A notice, in answers.
 *
 * @param type such as {@code comments.posted}
 * @param title the title of the subject
 * @param path the page that shows it; null where none does
 * @param text what it says, in the language of the request
 * @param excerpt the first words of the part that it is about; empty where there are several
 * @param people who did it, the latest first
 * @param reason why the caller is told
 * @param at when the latest of it happened
 */
record NoticeAnswer(
    long id, String type, Subject subject, Told told, String reason, boolean unread, Instant at) {

  /** The content of the notice. */
  record Told(String title, String path, String text, String excerpt, List<Person> people) {}

  static NoticeAnswer of(ToldNotice notice, NoticeText texts, Locale language) {
    Item item = notice.item();
    return new NoticeAnswer(
        item.id(),
        item.type(),
        item.subject(),
        new Told(
            notice.subject().title(),
            notice.path(),
            texts.plain(notice, language),
            notice.excerpt(),
            notice.people()),
        item.reason().word(),
        item.isUnread(),
        item.latestAt());
  }
}
