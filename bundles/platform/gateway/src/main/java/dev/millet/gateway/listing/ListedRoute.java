package dev.millet.gateway.listing;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Route;
import dev.millet.platform.api.modules.Filed;
import java.util.Locale;

/**
 * A route of the table, for administrators who want to know who may do what.
 *
 * @param permission its name
 * @param role what role it asks for; null where everybody may
 * @param scope what scope a token needs
 * @param recentProof whether the password must have been given recently
 * @param summary what it does, in English
 */
public record ListedRoute(
    String module,
    String method,
    String path,
    String permission,
    String role,
    String scope,
    boolean recentProof,
    String summary) {

  static ListedRoute of(Filed<Route> filed) {
    Route route = filed.contribution();
    Permission permission = route.permission();
    return new ListedRoute(
        filed.generation().module(),
        route.method(),
        route.template(),
        permission.name(),
        permission.role() == null ? null : permission.role().name().toLowerCase(Locale.ROOT),
        permission.scope(),
        permission.recentProof(),
        route.document().summary());
  }
}
