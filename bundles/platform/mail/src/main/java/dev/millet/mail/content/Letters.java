package dev.millet.mail.content;

import dev.millet.api.json.Json;
import dev.millet.mail.queue.QueuedMessage;
import dev.millet.mail.settings.MailSetup;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.pages.SiteBranding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes letters from messages, with the name, the colour and the address of the site. */
public final class Letters {

  private final Json json;
  private final SiteBranding branding;
  private final Words words;

  /** Finds words of this bundle in a language. */
  @FunctionalInterface
  public interface Words {
    String find(Locale language, String key);
  }

  public Letters(Json json, SiteBranding branding, Words words) {
    this.json = json;
    this.branding = branding;
    this.words = words;
  }

  /**
   * Writes the letter of a message.
   *
   * @param body its parts as JSON
   */
  public Letter write(QueuedMessage message, String body, MailSetup setup) {
    List<MailBody.Part> parts = Arrays.asList(json.read(body, MailBody.Part[].class));
    String link = message.content().unsubscribe();
    return write(
        new Letter(
            new Letter.Mailbox(setup.sender().address(), setup.sender().name()),
            new Letter.Mailbox(message.to().address(), message.to().name()),
            setup.sender().replyTo(),
            message.content().subject(),
            message.messageId(),
            message.content().language(),
            link == null ? null : complete(link, setup),
            "",
            ""),
        parts,
        setup);
  }

  private Letter write(Letter letter, List<MailBody.Part> parts, MailSetup setup) {
    Locale language = Locale.forLanguageTag(letter.language());
    String unsubscribe = letter.unsubscribe();
    Frame frame =
        new Frame(
            letter.language(),
            letter.subject(),
            parts.stream().map(part -> complete(part, setup)).toList(),
            new Frame.Site(branding.name(), setup.origin(), branding.accent(), branding.onAccent()),
            unsubscribe == null
                ? null
                : new Frame.Unsubscribe(words.find(language, "message.unsubscribe"), unsubscribe));
    return new Letter(
        letter.from(),
        letter.to(),
        letter.replyTo(),
        letter.subject(),
        letter.messageId(),
        letter.language(),
        unsubscribe,
        TextBody.of(frame),
        HtmlBody.of(frame));
  }

  private static MailBody.Part complete(MailBody.Part part, MailSetup setup) {
    return part.link() == null
        ? part
        : new MailBody.Part(part.kind(), part.text(), complete(part.link(), setup), part.detail());
  }

  private static String complete(String link, MailSetup setup) {
    return link.startsWith("/") ? setup.origin() + link : link;
  }
}
