package dev.millet.mail.smtp;

import dev.millet.mail.content.Letter;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A letter in MIME, with a Message-ID of its own. */
final class MimeLetter extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String messageId;

  private MimeLetter(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * Writes a letter.
   *
   * @throws MessagingException where an address cannot be used
   */
  static MimeLetter of(Session session, Letter letter) throws MessagingException {
    MimeLetter mime = new MimeLetter(session, letter.messageId());
    mime.setFrom(address(letter.from()));
    mime.setRecipient(Message.RecipientType.TO, address(letter.to()));
    if (!letter.replyTo().isEmpty()) {
      mime.setReplyTo(new InternetAddress[] {address(new Letter.Mailbox(letter.replyTo(), null))});
    }
    mime.setSubject(line(letter.subject()), UTF_8);
    mime.setSentDate(new Date());
    // RFC 3834: nobody's holiday answers
    mime.setHeader("Auto-Submitted", "auto-generated");
    mime.setHeader("Content-Language", line(letter.language()));
    if (letter.unsubscribe() != null) {
      mime.setHeader("List-Unsubscribe", "<" + line(letter.unsubscribe()) + ">");
      mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(letter.text(), "plain"));
    both.addBodyPart(part(letter.html(), "html"));
    mime.setContent(both);
    mime.saveChanges();
    return mime;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static InternetAddress address(Letter.Mailbox mailbox) throws MessagingException {
    try {
      int at = mailbox.address().indexOf('@') + 1;
      String domain = IDN.toASCII(mailbox.address().substring(at));
      InternetAddress address = new InternetAddress(mailbox.address().substring(0, at) + domain);
      address.validate();
      if (mailbox.name() != null && !mailbox.name().isEmpty()) {
        address.setPersonal(line(mailbox.name()), UTF_8);
      }
      return address;
    } catch (IllegalArgumentException | UnsupportedEncodingException e) {
      throw new MessagingException("not an address: " + e.getMessage());
    }
  }

  /** A header has one line, whatever somebody called themselves. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
