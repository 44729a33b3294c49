package dev.millet.members.passwords;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.members.settings.PasswordSettings;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Checks new passwords: long enough and not one that everybody tries first. No rules on which
 * characters are in it (NIST SP 800-63B, 3.1.1.2).
 */
@Component(service = PasswordRules.class, configurationPid = PasswordSettings.PID)
@Designate(ocd = PasswordSettings.class)
public final class PasswordRules {

  public static final int MAX_LENGTH = 200;

  /** The longest password that is compared; what is longer is not worth the work of hashing. */
  public static final int MAX_TYPED = 2 * MAX_LENGTH;

  private static final Set<String> WORST =
      Set.of(
          """
          password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword
          12345678 123456789 1234567890 0123456789 987654321 9876543210 87654321 11111111
          111111111 1111111111 00000000 000000000 88888888 888888888 66666666 99999999 12341234
          11223344 1122334455 123123123 123456abc abc12345 abcd1234 abcd12345 a1b2c3d4 a1234567
          a12345678 a123456789 aa123456 aa12345678 q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t
          1qaz2wsx 1qazxsw2 zaq12wsx qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 asdfghjkl
          asdfghjk asdf1234 zxcvbnm1 qazwsxedc qweasdzxc iloveyou iloveyou1 sunshine princess
          football baseball superman trustno1 starwars whatever welcome1 welcome123 letmein1
          admin123 admin1234 administrator changeme changeme1 computer internet samsung1 dragon123
          monkey123 master123 michael1 jennifer charlie1 football1 liverpool passpass test1234
          testtest user1234 5201314520 52013145 woaini520 woaini521 woaini1314 woaini123 wodemima
          nihao123 zhang123 wang1234 5845201314 31415926 147258369 159357456 789456123 741852963
          135792468 123qweasd 123qwe123 qwe123qwe google123 millet123 secret123 default1
          """
              .strip()
              .split("\\s+"));

  private final int minLength;

  @Activate
  public PasswordRules(PasswordSettings settings) {
    this.minLength = settings.password_length();
  }

  /** Returns the fewest characters that a password may have. */
  public int minLength() {
    return minLength;
  }

  /**
   * Accepts a new password.
   *
   * @param handle as typed; a password that repeats it is refused
   * @throws ProblemException 422 that names the field {@code password} and the reason
   */
  public String accept(String password, String handle) {
    return accept("password", password, handle);
  }

  /**
   * The same for a field of another name.
   *
   * @throws ProblemException 422 that names the field and the reason
   */
  public String accept(String field, String password, String handle) {
    if (password == null || password.isEmpty()) {
      throw refused(field, "missing", "This is needed");
    }
    int length = password.codePointCount(0, password.length());
    if (length < minLength) {
      throw refused(field, "too-short", "A password has at least " + minLength + " characters");
    }
    if (length > MAX_LENGTH) {
      throw refused(field, "too-long", "A password has at most " + MAX_LENGTH + " characters");
    }
    String plain = plain(password);
    if (WORST.contains(plain) || plain.codePoints().distinct().count() < 3) {
      throw refused(field, "common", "This is one of the passwords that are tried first");
    }
    if (repeats(password, handle)) {
      throw refused(field, "handle", "The password repeats the handle");
    }
    return password;
  }

  /**
   * Returns whether a password is only the handle again.
   *
   * @param handle as typed; may be null
   */
  public static boolean repeats(String password, String handle) {
    return handle != null && !handle.isBlank() && plain(password).equals(plain(handle));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static ProblemException refused(String field, String code, String detail) {
    return Problem.invalid(field, code, detail).toException();
  }
}
