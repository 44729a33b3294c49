package dev.millet.members.access;

import dev.millet.members.email.EmailChange;
import dev.millet.members.enrollment.TwoFactorEnrollment;
import dev.millet.members.enrollment.TwoFactorMail;
import dev.millet.members.signin.PasswordChange;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The services with which members change how they sign in. Thread-safe. */
@Component(service = SignInChanges.class)
public final class SignInChanges {

  private final PasswordChange password;
  private final EmailChange email;
  private final TwoFactorEnrollment twoFactor;
  private final TwoFactorMail twoFactorMail;

  @Activate
  public SignInChanges(
      @Reference PasswordChange password,
      @Reference EmailChange email,
      @Reference TwoFactorEnrollment twoFactor,
      @Reference TwoFactorMail twoFactorMail) {
    this.password = password;
    this.email = email;
    this.twoFactor = twoFactor;
    this.twoFactorMail = twoFactorMail;
  }

  PasswordChange password() {
    return password;
  }

  EmailChange email() {
    return email;
  }

  TwoFactorEnrollment twoFactor() {
    return twoFactor;
  }

  TwoFactorMail twoFactorMail() {
    return twoFactorMail;
  }
}
