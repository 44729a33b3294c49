package dev.millet.members;

import dev.millet.members.settings.MembersSettings;
import java.lang.annotation.Annotation;

/** The settings that tests run with: the defaults, but for what a test asks for. */
public record Settings(
    boolean sign_up, int sign_ups_per_hour, String sign_up_email, int mails_per_hour)
    implements MembersSettings {

  public static final Settings OPEN = new Settings(true, 0);

  public Settings(boolean signUp, int signUpsPerHour) {
    this(signUp, signUpsPerHour, "optional", 1000);
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
