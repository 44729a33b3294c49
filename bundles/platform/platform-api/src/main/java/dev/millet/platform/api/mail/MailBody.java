package dev.millet.platform.api.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The body of a message, part by part, from which its text and its HTML are made. Texts are plain:
 * nothing in them is read as markup or as a placeholder, and line breaks in them are kept.
 * Immutable.
 *
 * <p>A link is an {@code http} or {@code https} address, or a path of this site such as {@code
 * /suggestions/7}, before which the address of the site is put when the message is sent.
 */
public final class MailBody {

  private final List<Part> parts;

  /** The kinds of parts. */
  public enum Kind {
    /** The heading of a section. */
    HEADING,
    /** A paragraph. */
    PARAGRAPH,
    /** The words of somebody else. */
    QUOTE,
    /** A link that stands alone: what the reader is asked to do. */
    BUTTON,
    /** An entry of a list, with a link. */
    ITEM,
    /** A code to type, set large. */
    CODE,
    /** A remark in small type, such as why the reader gets this. */
    NOTE
  }

  /**
   * A part.
   *
   * @param text what is read
   * @param link where it leads; null for none
   * @param detail a second line of an entry; null for none
   */
  public record Part(Kind kind, String text, String link, String detail) {

    public Part {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(text, "text");
      if (link != null && !isLink(link)) {
        throw new IllegalArgumentException(
            "a link is an http or https address or a path, without white space");
      }
    }
  }

  private MailBody(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Returns a body that has nothing in it yet. */
  public static MailBody empty() {
    return new MailBody(List.of());
  }

  /** Returns a body of these parts. */
  public static MailBody of(List<Part> parts) {
    return new MailBody(parts);
  }

  /** Returns the same with a heading behind it. */
  public MailBody heading(String text) {
    return with(new Part(Kind.HEADING, text, null, null));
  }

  /** Returns the same with a paragraph behind it. */
  public MailBody paragraph(String text) {
    return with(new Part(Kind.PARAGRAPH, text, null, null));
  }

  /** Returns the same with a quotation behind it. */
  public MailBody quote(String text) {
    return with(new Part(Kind.QUOTE, text, null, null));
  }

  /** Returns the same with a button behind it. */
  public MailBody button(String label, String link) {
    return with(new Part(Kind.BUTTON, label, Objects.requireNonNull(link, "link"), null));
  }

  /**
   * Returns the same with an entry of a list behind it.
   *
   * @param link null for none
   * @param detail null for none
   */
  public MailBody item(String text, String link, String detail) {
    return with(new Part(Kind.ITEM, text, link, detail));
  }

  /** Returns the same with a code behind it. */
  public MailBody code(String code) {
    return with(new Part(Kind.CODE, code, null, null));
  }

  /** Returns the same with a remark behind it. */
  public MailBody note(String text) {
    return with(new Part(Kind.NOTE, text, null, null));
  }

  private MailBody with(Part part) {
    List<Part> more = new ArrayList<>(parts);
    more.add(part);
    return new MailBody(more);
  }

  /** Returns the parts in their order. */
  public List<Part> parts() {
    return parts;
  }

  /** Returns whether a text can be a link of a message. */
  static boolean isLink(String link) {
    boolean known =
        link.startsWith("https://")
            || link.startsWith("http://")
            || (link.startsWith("/") && !link.startsWith("//"));
    return known
        && link.chars().allMatch(each -> each > ' ' && each < 0x7f && "<>\"\\".indexOf(each) < 0);
  }
}
