package dev.millet.api.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.text.WrittenLanguage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** The request that a template is rendered for, as the template knows it. For one thread. */
@ProviderType
public interface View {

  Identity identity();

  Locale locale();

  /** The path and query that were asked for. */
  String target();

  /** Where a visitor signs in and comes back to this page. */
  String signIn();

  /**
   * A text of the bundle in the reader's language, from {@code messages/<locale>.properties}; a
   * {@link java.text.MessageFormat} pattern. An unknown key comes back in question marks.
   */
  String text(String key, Object... arguments);

  /**
   * Returns the language of a text that somebody wrote, for the attribute {@code lang} of the
   * element around it.
   *
   * @return null where it is the page's, or nobody can tell; the template leaves the attribute out
   * @since 1.5
   */
  default String language(String text) {
    return WrittenLanguage.of(text, locale());
  }

  /**
   * Returns the same for a text that was rendered.
   *
   * @since 1.5
   */
  default String language(Html text) {
    return WrittenLanguage.ofMarkup(text.markup(), locale());
  }

  /** The URL of a file in the bundle's {@code assets/}. */
  String asset(String file);

  /** The hidden form field that carries the CSRF token; empty for visitors. */
  Html csrf();

  /**
   * Returns what a form begins with: the CSRF token and, where something is wrong, the list of all
   * errors, which gets the focus.
   */
  Html form(Input<?> input);

  /**
   * Returns a field of a form with its label, hint and limit, what was typed and what is wrong. The
   * texts are messages of the bundle: {@code <form>.<field>} is the label, {@code
   * <form>.<field>.hint} the hint where there is one, {@code <form>.<field>.<choice>} a choice, and
   * {@code <form>.<field>.<code>} an error in place of the platform's text.
   *
   * @param name a field of the input's rules
   */
  Html field(Input<?> input, String name);

  /** A member's face: an image, else initials on a colour; silent for screen readers. */
  Html avatar(Member member);

  /**
   * A member's face and name, linked to their page.
   *
   * @param member null for somebody whose account is gone
   */
  Html person(Member member);

  /**
   * Returns a person's face, silent for screen readers; a blank one for somebody whose account is
   * deleted.
   *
   * @since 1.1
   */
  Html avatar(Person person);

  /**
   * Returns a person's face and name, linked to their page.
   *
   * @param person null for somebody whose account is deleted
   * @since 1.1
   */
  Html person(Person person);

  /**
   * Returns the links to the next slice of a list and back to its first one; empty where the slice
   * is the whole list. They keep what else the address says.
   *
   * @since 1.1
   */
  Html pager(Slice<?> slice);

  /**
   * Returns the same for a page that is shown in answer to its forms, too.
   *
   * @param path where the list is
   * @since 1.1
   */
  Html pager(Slice<?> slice, String path);

  /** A {@code <time>} in the reader's language, exact on hover, relative where it is recent. */
  Html time(Instant instant);

  /** A calendar day in the reader's language: day and month, and the year where it is another. */
  Html date(LocalDate day);

  /** Which day it is for the reader; in UTC where neither the member nor the browser says. */
  LocalDate today();

  /**
   * Returns the reader's time zone; UTC where neither the member nor the browser says.
   *
   * @since 1.10
   */
  ZoneId zone();

  /**
   * Draws a text as a QR code that scales with its place.
   *
   * @param text at most about 2,300 bytes in UTF-8
   * @param label what the image is, in the reader's language, for those who do not see it
   * @throws IllegalArgumentException where the text is too long
   * @since 1.7
   */
  Html qrCode(String text, String label);

  /**
   * Returns a place to choose files that are uploaded at once, in pieces that go on after a break.
   * The page is loaded again when they have arrived. Inputs with {@code data-upload-field="name"}
   * in the same form or field set go along as metadata of that name.
   *
   * @param purpose the name of a {@link dev.millet.api.files.UploadPurpose}
   * @param target what the files are for, as the purpose names it
   * @since 1.9
   */
  Html upload(String purpose, String target);

  /** A whole number in the reader's notation. */
  String number(long value);

  /** A short form of a whole number, such as 1.2k. */
  String shortNumber(long value);
}
