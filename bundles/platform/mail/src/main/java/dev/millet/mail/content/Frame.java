package dev.millet.mail.content;

import dev.millet.platform.api.mail.MailBody;
import java.util.List;

/**
 * The parts of a message with what stands around them, all links complete.
 *
 * @param site the name and the address of the site
 * @param unsubscribe null for none
 */
record Frame(
    String language,
    String subject,
    List<MailBody.Part> parts,
    Site site,
    Unsubscribe unsubscribe) {

  /** The site that the message comes from. */
  record Site(String name, String origin, String accent, String onAccent) {}

  /** The link that takes the reader off the list. */
  record Unsubscribe(String label, String link) {}
}
