package dev.millet.api.text;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of domains, compared in the form in which the network knows them.
 *
 * <p>An international name is taken only where the rules of 2003 (RFC 3490) and those of today (RFC
 * 5891) agree on what it is. Others would be somebody else's domain: by the old rules {@code
 * straße.example} is {@code strasse.example}, and full-width letters are ordinary ones. Whoever has
 * such a domain writes it in ASCII ({@code xn--strae-oqa.example}).
 */
public final class DomainName {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int MAX_LENGTH = 253;

  private DomainName() {}

  /**
   * Returns a name in ASCII and small letters; equal for two spellings of one domain. Empty for a
   * text that is no name, or one of which the rules do not agree.
   *
   * @param name such as {@code Example.com}, {@code 例子.测试} or {@code xn--fsqu00a.xn--0zwm56d}
   */
  public static Optional<String> ascii(String name) {
    String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    List<String> labels = new ArrayList<>();
    for (String label : plain.split("\\.", -1)) {
      Optional<String> ascii = label(label);
      if (ascii.isEmpty()) {
        return Optional.empty();
      }
      labels.add(ascii.get());
    }
    String ascii = String.join(".", labels);
    return ascii.length() <= MAX_LENGTH ? Optional.of(ascii) : Optional.empty();
  }

  private static Optional<String> label(String label) {
    try {
      String ascii = IDN.toASCII(label);
      boolean agreed = ascii.equals(label) || IDN.toUnicode(ascii).equals(label);
      return agreed && LABEL.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException notInternational) {
      return Optional.empty();
    }
  }
}
