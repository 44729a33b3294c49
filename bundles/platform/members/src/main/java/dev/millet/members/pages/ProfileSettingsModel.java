package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.AvatarRequest;
import dev.millet.members.accounts.Details;
import dev.millet.members.requests.ChangeHandleRequest;
import java.util.List;

/**
 * The page on which members say who they are.
 *
 * @param avatar the form of the image
 * @param details the form of name, city, language and time zone
 * @param handle the form of the handle
 * @param regions the time zones to choose from
 */
public record ProfileSettingsModel(
    Member member,
    Input<AvatarRequest> avatar,
    Input<Details> details,
    Input<ChangeHandleRequest> handle,
    List<TimeZones.Region> regions) {

  /** Returns the languages to choose from; the first stands for that of the browser. */
  public List<String> languages() {
    return List.of("", "en", "zh-CN");
  }

  /** Returns a language that the API took and pages are not in; null if absent. */
  public String otherLanguage() {
    String chosen = details.typed("locale");
    return languages().contains(chosen) ? null : chosen;
  }

  /** Returns a time zone that is not in the list, such as UTC; null if absent. */
  public String otherZone() {
    String chosen = details.typed("timeZone");
    return chosen.isEmpty() || TimeZones.lists(chosen) ? null : chosen;
  }

  /** Returns the page on which others see the profile. */
  public String profile() {
    return MemberPath.profile(member);
  }
}
