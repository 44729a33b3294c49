package dev.millet.tests.browser;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as its reader sees it, with the links that they follow.
 *
 * @param text the plain part
 */
record MailedLinks(String to, String subject, String text) {

  /** Reads a message as the mail server has it. */
  static MailedLinks of(String raw) throws MessagingException, IOException {
    MimeMessage mime =
        new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    return new MailedLinks(
        ((InternetAddress) mime.getAllRecipients()[0]).getAddress(),
        mime.getSubject(),
        ((MimeMultipart) mime.getContent()).getBodyPart(0).getContent().toString());
  }

  /** The path of the link that has this in it. */
  String path(String part) {
    Matcher link = Pattern.compile("https?://\\S*" + Pattern.quote(part) + "\\S*").matcher(text);
    if (!link.find()) {
      throw new AssertionError("no link with " + part + " in:\n" + text);
    }
    URI address = URI.create(link.group());
    return address.getRawPath()
        + (address.getRawFragment() == null ? "" : "#" + address.getRawFragment());
  }
}
