package dev.millet.members;

import dev.millet.members.settings.MembersSettings;
import java.lang.annotation.Annotation;

/** The settings that tests run with: the defaults, but for what a test asks for. */
public record Settings(
    boolean sign_up,
    int sign_ups_per_hour,
    String sign_up_email,
    int mails_per_hour,
    String two_factor)
    implements MembersSettings {

  public static final Settings OPEN = new Settings(true, 0);

  public Settings(boolean signUp, int signUpsPerHour) {
    this(signUp, signUpsPerHour, "optional", 1000);
  }

  public Settings(boolean signUp, int signUpsPerHour, String email, int mailsPerHour) {
    this(signUp, signUpsPerHour, email, mailsPerHour, "nobody");
  }

  /** The same, where some have to use two-factor authentication. */
  public static Settings requiring(String twoFactor) {
    return new Settings(true, 0, "optional", 1000, twoFactor);
  }

  @Override
  public int recent_minutes() {
    return 15;
  }

  @Override
  public int session_days() {
    return 30;
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return MembersSettings.class;
  }
}
