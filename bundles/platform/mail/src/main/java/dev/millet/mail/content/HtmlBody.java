package dev.millet.mail.content;

import dev.millet.platform.api.mail.MailBody;

/**
 * Writes a message as HTML that mail programs show: styles stand in the elements, nothing is
 * loaded, and every text is escaped.
 */
final class HtmlBody {

  private static final String FONT =
      "font-family:-apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif;";
  private static final String SMALL = "font-size:13px;line-height:1.5;color:#6b6458;";

  private final StringBuilder html = new StringBuilder();
  private final Frame frame;

  private HtmlBody(Frame frame) {
    this.frame = frame;
  }

  static String of(Frame frame) {
    return new HtmlBody(frame).write();
  }

  private String write() {
    html.append("<!DOCTYPE html><html lang=\"").append(escaped(frame.language()));
    html.append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\"");
    html.append(
        " content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">");
    html.append("<title>").append(escaped(frame.subject())).append("</title></head>");
    html.append("<body style=\"margin:0;padding:24px 16px;").append(FONT).append("\">");
    html.append("<div style=\"max-width:560px;margin:0 auto;font-size:16px;line-height:1.6\">");
    html.append("<p style=\"margin:0 0 24px;padding-bottom:12px;border-bottom:3px solid ");
    html.append(frame.site().accent()).append(";font-weight:600\">");
    html.append(escaped(frame.site().name())).append("</p>");
    frame.parts().forEach(this::write);
    html.append("<p style=\"margin:32px 0 0;padding-top:12px;border-top:1px solid #b9b1a3;");
    html.append(SMALL).append("\">").append(escaped(frame.site().name())).append(" · ");
    link(frame.site().origin(), frame.site().origin(), "color:inherit");
    if (frame.unsubscribe() != null) {
      html.append(" · ");
      link(frame.unsubscribe().link(), frame.unsubscribe().label(), "color:inherit");
    }
    return html.append("</p></div></body></html>\n").toString();
  }

  private void write(MailBody.Part part) {
    switch (part.kind()) {
      case HEADING -> block("h2", "margin:28px 0 8px;font-size:19px;line-height:1.3", part);
      case PARAGRAPH -> block("p", "margin:0 0 16px", part);
      case NOTE -> block("p", "margin:16px 0 0;" + SMALL, part);
      case QUOTE ->
          block(
              "blockquote",
              "margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #b9b1a3",
              part);
      case CODE ->
          block(
              "p",
              "margin:8px 0 16px;font-family:ui-monospace,Consolas,monospace;font-size:28px;"
                  + "letter-spacing:4px;font-weight:600",
              part);
      case ITEM -> item(part);
      case BUTTON -> button(part);
    }
  }

  private void block(String element, String style, MailBody.Part part) {
    html.append('<').append(element).append(" style=\"").append(style).append("\">");
    linked(part, "color:inherit");
    html.append("</").append(element).append('>');
  }

  private void item(MailBody.Part part) {
    html.append("<p style=\"margin:0 0 12px\">");
    linked(part, "color:inherit;font-weight:600");
    if (part.detail() != null) {
      html.append("<br><span style=\"").append(SMALL).append("\">");
      html.append(lines(part.detail())).append("</span>");
    }
    html.append("</p>");
  }

  private void button(MailBody.Part part) {
    html.append("<p style=\"margin:20px 0\">");
    link(
        part.link(),
        part.text(),
        "display:inline-block;padding:11px 22px;border-radius:8px;font-weight:600;"
            + "text-decoration:none;background:"
            + frame.site().accent()
            + ";color:"
            + frame.site().onAccent());
    html.append("</p><p style=\"margin:0 0 16px;").append(SMALL);
    html.append("word-break:break-all\">").append(escaped(part.link())).append("</p>");
  }

  private void linked(MailBody.Part part, String style) {
    if (part.link() == null) {
      html.append(lines(part.text()));
    } else {
      link(part.link(), part.text(), style);
    }
  }

  private void link(String target, String text, String style) {
    html.append("<a href=\"").append(escaped(target)).append("\" style=\"").append(style);
    html.append("\">").append(lines(text)).append("</a>");
  }

  private static String lines(String text) {
    return escaped(text.replace("\r\n", "\n").replace('\r', '\n')).replace("\n", "<br>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
