package dev.millet.mail.content;

import dev.millet.platform.api.mail.MailBody;
import java.util.stream.Collectors;

/** Writes a message as plain text. */
final class TextBody {

  private TextBody() {}

  static String of(Frame frame) {
    boolean chinese = frame.language().startsWith("zh");
    String colon = chinese ? "：" : ":";
    StringBuilder text = new StringBuilder();
    MailBody.Kind before = null;
    for (MailBody.Part part : frame.parts()) {
      boolean listed = part.kind() == MailBody.Kind.ITEM && before == part.kind();
      text.append(before == null ? "" : listed ? "\n" : "\n\n").append(of(part, colon));
      before = part.kind();
    }
    text.append("\n\n-- \n").append(frame.site().name()).append('\n').append(frame.site().origin());
    if (frame.unsubscribe() != null) {
      text.append('\n')
          .append(frame.unsubscribe().label())
          .append(colon)
          .append(chinese ? "" : " ");
      text.append(frame.unsubscribe().link());
    }
    return text.append('\n').toString();
  }

  private static String of(MailBody.Part part, String colon) {
    String text = part.text().replace("\r\n", "\n").replace('\r', '\n');
    return switch (part.kind()) {
      case HEADING, PARAGRAPH, NOTE -> text + (part.link() == null ? "" : "\n" + part.link());
      case QUOTE -> text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
      case BUTTON -> text + colon + "\n" + part.link();
      case CODE -> "    " + text;
      case ITEM -> "- " + text + indented(part.detail()) + indented(part.link());
    };
  }

  private static String indented(String line) {
    return line == null ? "" : "\n  " + line;
  }
}
