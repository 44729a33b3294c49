package dev.millet.sso.page;

import dev.millet.api.signin.LinkedIdentity;
import java.util.List;

/**
 * The section about accounts elsewhere.
 *
 * @param linked those that are linked
 * @param more those that can be
 */
public record LinksModel(List<Linked> linked, List<ButtonsModel.Button> more) {

  /**
   * One that is linked.
   *
   * @param name what the provider is called
   */
  public record Linked(LinkedIdentity identity, String name) {}
}
