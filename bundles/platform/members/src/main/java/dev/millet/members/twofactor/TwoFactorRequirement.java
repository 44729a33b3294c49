package dev.millet.members.twofactor;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.settings.MembersSettings;
import dev.millet.platform.api.settings.LiveSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Decides who has to use two-factor authentication: a setting says for which roles. Thread-safe.
 */
@Component(service = TwoFactorRequirement.class)
public final class TwoFactorRequirement {

  private final TwoFactors factors;
  private final MembersSettings settings;

  @Activate
  public TwoFactorRequirement(@Reference TwoFactors factors, @Reference LiveSettings live) {
    this.factors = factors;
    this.settings = live.of(MembersSettings.class);
  }

  /** Returns whether the site asks the member to use it. */
  public boolean isRequiredOf(Member member) {
    return switch (settings.two_factor()) {
      case "administrators" -> member.is(Role.ADMIN);
      case "team" -> member.is(Role.STAFF) || member.is(Role.MODERATOR);
      case "everybody" -> true;
      default -> false;
    };
  }

  /** Returns whether the member has set it up, read from the database. */
  public boolean isSetUpBy(Member member) {
    return factors.isOn(member.id());
  }

  /** Returns whether the site asks the member to use it, and they have not set it up. */
  public boolean isOwedBy(Member member) {
    return isRequiredOf(member) && !factors.isOnLately(member.id());
  }
}
