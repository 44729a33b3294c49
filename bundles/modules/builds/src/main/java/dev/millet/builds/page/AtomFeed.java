package dev.millet.builds.page;

import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.View;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.Notes;
import dev.millet.builds.channel.Channels;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the builds of a channel as a feed (RFC 4287). */
final class AtomFeed {

  static final String TYPE = "application/atom+xml; charset=utf-8";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private final View view;
  private final BuildTitles titles;
  private final Markdown markdown;
  private final String origin;

  /**
   * Makes a feed.
   *
   * @param origin scheme, host and port of the site
   */
  AtomFeed(View view, BuildTitles titles, Markdown markdown, String origin) {
    this.view = view;
    this.titles = titles;
    this.markdown = markdown;
    this.origin = origin;
  }

  byte[] write(Channels.Place place, String title, List<BuildDetails> builds) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", view.locale().toLanguageTag());
      element(xml, "id", origin + place.path());
      element(xml, "title", title);
      element(
          xml,
          "updated",
          builds.stream()
              .map(each -> each.build().state().at())
              .max(Instant::compareTo)
              .orElse(Instant.EPOCH)
              .toString());
      link(xml, "alternate", origin + place.path());
      link(xml, "self", origin + place.path() + "/feed.atom");
      for (BuildDetails details : builds) {
        entry(xml, details);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private void entry(XMLStreamWriter xml, BuildDetails details) throws XMLStreamException {
    Build build = details.build();
    xml.writeStartElement("entry");
    element(xml, "id", origin + details.path());
    element(
        xml, "title", details.place().product().name() + " " + titles.of(view, build.version()));
    element(xml, "published", build.releasedAt().toString());
    element(xml, "updated", build.state().at().toString());
    link(xml, "alternate", origin + details.path());
    xml.writeStartElement("author");
    element(
        xml,
        "name",
        details.by() == null || details.by().isDeleted()
            ? details.place().product().name()
            : details.by().displayName());
    xml.writeEndElement();
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(allowed(content(details)));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private String content(BuildDetails details) {
    StringBuilder html = new StringBuilder();
    html.append(markdown.render(Notes.in(view.locale(), details.notes())).markup());
    for (EntryKind kind : EntryKind.values()) {
      List<BuildDetails.Item> items = details.of(kind);
      if (!items.isEmpty()) {
        html.append("<h3>").append(Html.text(view.text("kind." + kind.word()))).append("</h3><ul>");
        for (BuildDetails.Item item : items) {
          html.append("<li>").append(Html.text(item.entry().title()));
          if (!item.entry().detail().isEmpty()) {
            html.append("<br>").append(Html.text(item.entry().detail()));
          }
          html.append("</li>");
        }
        html.append("</ul>");
      }
    }
    return html.toString();
  }

  private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", href);
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  /** Returns a text without what XML 1.0 (section 2.2) cannot carry. */
  private static String allowed(String text) {
    return text.codePoints()
        .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
