package dev.millet.notices;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.notices.Delivery;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailRecipient;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the messages that tell a member of notices, in their language. */
final class NoticeMail {

  /** The path of the links that end mail; a token follows. */
  static final String UNSUBSCRIBE = "/notices/unsubscribe/";

  /** The name of the check that messages of notices give. */
  static final String CHECK = "notices";

  private static final int MAX_TOLD = 50;

  private final NoticeReader reader;
  private final NoticeTypes types;
  private final NoticeText texts;

  NoticeMail(NoticeReader reader, NoticeTypes types, NoticeText texts) {
    this.reader = reader;
    this.types = types;
    this.texts = texts;
  }

  /**
   * Reads what a member may see of some notices at this moment, and whether everybody answered who
   * can say it.
   */
  NoticeReader.Reading read(Member member, List<Item> some) {
    if (some.isEmpty()) {
      return new NoticeReader.Reading(List.of(), true);
    }
    return reader.read(Identity.ofToken(member, Set.of("read"), "notices"), some);
  }

  /** Returns what a message about some notices says at this moment. */
  MailedText text(Member member, Delivery delivery, List<ToldNotice> told) {
    Locale language = language(member);
    boolean digest = delivery == Delivery.DIGEST;
    return MailedText.of(
        delivery, subject(told, digest, language), body(told, digest, language), told);
  }

  /**
   * Writes a message.
   *
   * @param told one notice or more
   * @param token of the link that ends mail like this
   */
  MailMessage message(
      Member member, String address, Delivery delivery, List<ToldNotice> told, String token) {
    Locale language = language(member);
    boolean digest = delivery == Delivery.DIGEST;
    MailBody body = body(told, digest, language);
    String reason = types.own(digest ? "mail.reason.digest" : "mail.reason", language);
    return MailMessage.of(
            digest ? "notices.digest" : "notices.notice",
            new MailRecipient(address, member.displayName(), member.id()),
            language,
            subject(told, digest, language),
            body.note(reason).item(types.own("mail.settings", language), "/notices/settings", null))
        .withUnsubscribe(UNSUBSCRIBE + token)
        .withCheck(CHECK, text(member, delivery, told).write());
  }

  private static Locale language(Member member) {
    return member.locale() == null ? Locale.ENGLISH : Locale.forLanguageTag(member.locale());
  }

  private MailBody body(List<ToldNotice> told, boolean digest, Locale language) {
    return !digest && told.size() == 1 ? one(told.get(0), language) : many(told, language);
  }

  private String subject(List<ToldNotice> told, boolean digest, Locale language) {
    if (digest) {
      return types.own("mail.subject.digest", language, told.size());
    }
    return told.size() == 1
        ? told.get(0).subject().title()
        : types.own("mail.subject.many", language, told.size());
  }

  private MailBody one(ToldNotice notice, Locale language) {
    MailBody body =
        MailBody.empty().paragraph(texts.plain(notice, language)).heading(notice.subject().title());
    if (!notice.excerpt().isEmpty()) {
      body = body.quote(notice.excerpt());
    }
    return isLink(notice.path())
        ? body.button(types.own("mail.open", language), notice.path())
        : body;
  }

  private MailBody many(List<ToldNotice> told, Locale language) {
    MailBody body = MailBody.empty();
    for (ToldNotice each : told.stream().limit(MAX_TOLD).toList()) {
      String link = isLink(each.path()) ? each.path() : null;
      body = body.item(each.subject().title(), link, texts.plain(each, language));
    }
    return told.size() > MAX_TOLD
        ? body.item(types.own("mail.more", language, told.size() - MAX_TOLD), "/notices", null)
        : body;
  }

  private static boolean isLink(String path) {
    return path != null
        && path.startsWith("/")
        && !path.startsWith("//")
        && path.chars().allMatch(each -> each > ' ' && each < 0x7f && "<>\"\\".indexOf(each) < 0);
  }
}
