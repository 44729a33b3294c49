package dev.millet.members.accounts;

import dev.millet.api.members.ImportedPerson;
import dev.millet.api.text.VisibleText;
import dev.millet.members.secrets.Secret;
import dev.millet.members.text.SingleLineText;

/**
 * Somebody in an imported source.
 *
 * @param source where they come from
 * @param name their name there, without what cannot be shown
 * @param key tells them from everybody else: a SHA-256 in hexadecimal
 * @param email their mail address there; null if absent, or what is given cannot be one
 */
record SourcePerson(String source, String name, String key, String email) {

  private static final int MAX_NAME = 80;
  private static final int MAX_SOURCE = 80;
  private static final int MAX_KEY = 320;
  private static final String NAMELESS = "?";

  static SourcePerson of(String source, ImportedPerson person) {
    String plain = SingleLineText.cleaned(person.displayName(), MAX_NAME);
    String shown = VisibleText.isBlank(plain) ? NAMELESS : plain;
    String known = SingleLineText.cleaned(person.key(), MAX_KEY);
    String key = Secret.hashOfText(source + '\n' + (known.isEmpty() ? NAMELESS : known));
    String email = Profile.importedEmail(person.email());
    return new SourcePerson(SingleLineText.cleaned(source, MAX_SOURCE), shown, key, email);
  }

  /** Returns the form of the mail address by which it is found; null if absent. */
  String emailKey() {
    return Profile.emailKey(email);
  }

  /** Returns the text that is the same for two entries of one person. */
  String identity() {
    return email == null ? key : emailKey();
  }
}
